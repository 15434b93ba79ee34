import { messagesRefused, publishSlow } from "../../alerts/index.ts";
import { chat4all, http } from "../../metrics/index.ts";
import { rejectedShare, uids } from "../chat4all/index.ts";
import { dashboardLink, errorRatio, increaseOf, quantilesOf, rateOf, row, stat } from "../kit/index.ts";
import { here } from "./scope.ts";

const all = http.requests.where(here);

/** The answer at a glance. */
export const now = row("Are requests answered?", [
  stat("requests-now", {
    ...rateOf(all),
    title: "Requests",
    description: "Requests per second, all routes. A fall to 0 by day means that nobody gets through.",
    unit: "reqps",
    width: "sixth",
  }),
  stat("failed-now", {
    ...errorRatio({ errors: all.where({ status: /5../ }), total: all }),
    title: "Failed",
    description: "Share of the requests that end with a status of 500 or more. From 0.1 % on the objective suffers.",
    links: [dashboardLink(uids.apiService, { title: "On which route", panel: "red-errors" })],
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 0.001, color: "orange" },
        { from: 0.01, color: "red" },
      ],
    },
    noValue: "no requests",
  }),
  stat("slow-now", {
    ...quantilesOf(http.requestDuration.where(here), { quantiles: [0.95] }),
    title: "P95",
    description: "Nineteen of twenty requests are answered within this time. Below 200 ms is what is promised.",
    links: [dashboardLink(uids.apiService, { title: "On which route", panel: "red-slow" })],
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 0.2, color: "red" }] },
    noValue: "no requests",
  }),
  stat("rejected-now", {
    title: "Messages rejected",
    description:
      "Share of the messages that are refused, whatever the reason; the reasons are below. 100 %: none gets in.",
    unit: "percentunit",
    links: [dashboardLink(uids.apiService, { title: "For which reason", panel: "rejected" })],
    width: "sixth",
    paint: "background",
    watches: messagesRefused(),
    noValue: "no messages",
    queries: [{ expr: rejectedShare(here), legend: "rejected" }],
  }),
  stat("publish-now", {
    ...quantilesOf(chat4all.publishDuration.where(here), { quantiles: [0.95] }),
    title: "Publish P95",
    description: "Nineteen of twenty messages are confirmed by Kafka within this time; their senders wait for it.",
    links: [dashboardLink(uids.apiService, { title: "Since when", panel: "publish-duration" })],
    width: "sixth",
    paint: "background",
    watches: publishSlow,
    noValue: "no messages",
  }),
  stat("files-now", {
    ...increaseOf(chat4all.filesUploaded.where(here)),
    title: "Files stored",
    description: "Files stored within the time range.",
    unit: "short",
    decimals: 0,
    width: "sixth",
  }),
]);
