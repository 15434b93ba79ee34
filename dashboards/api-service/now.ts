import { chat4all, http } from "../../metrics/index.ts";
import { range, share } from "../chat4all/index.ts";
import { add, increase, rate, row, stat, sum } from "../kit/index.ts";
import { here } from "./scope.ts";

const all = sum(rate(http.requests.where(here), range));
const failed = sum(rate(http.requests.where({ ...here, status: /5../ }), range));
const accepted = sum(rate(chat4all.messagesAccepted.where(here), range));
const rejected = sum(rate(chat4all.messagesRejected.where(here), range));

/** The answer at a glance. */
export const now = row("Are requests answered?", [
  stat("requests-now", {
    title: "Requests",
    description: "Requests per second, all routes. A fall to 0 by day means that nobody gets through.",
    unit: "reqps",
    width: "sixth",
    queries: [{ expr: all, legend: "requests" }],
  }),
  stat("failed-now", {
    title: "Failed",
    description: "Share of the requests that end with a status of 500 or more. From 0.1 % on the objective suffers.",
    unit: "percentunit",
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 0.001, color: "orange" },
        { from: 0.01, color: "red" },
      ],
    },
    noValue: "no requests",
    queries: [{ expr: share(failed, all), legend: "failed" }],
  }),
  stat("slow-now", {
    title: "P95",
    description: "Nineteen of twenty requests are answered within this time. Below 200 ms is what is promised.",
    unit: "s",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 0.2, color: "red" }] },
    noValue: "no requests",
    queries: [{ expr: http.requestDuration.where(here).quantile(0.95, range), legend: "P95" }],
  }),
  stat("rejected-now", {
    title: "Messages rejected",
    description:
      "Share of the messages that are refused, whatever the reason; the reasons are below. 100 %: none gets in.",
    unit: "percentunit",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 0.05, color: "red" }] },
    noValue: "no messages",
    queries: [{ expr: share(rejected, add(accepted, rejected)), legend: "rejected" }],
  }),
  stat("publish-now", {
    title: "Publish P95",
    description: "Nineteen of twenty messages are confirmed by Kafka within this time; their senders wait for it.",
    unit: "s",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 0.5, color: "red" }] },
    noValue: "no messages",
    queries: [{ expr: chat4all.publishDuration.where(here).quantile(0.95, range), legend: "P95" }],
  }),
  stat("files-now", {
    title: "Files stored",
    description: "Files stored within the time range.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    queries: [{ expr: sum(increase(chat4all.filesUploaded.where(here), "$__range")), legend: "files" }],
  }),
]);
