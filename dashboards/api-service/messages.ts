import { messagesRefused } from "../../alerts/index.ts";
import { chat4all } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { add, div, gt, rate, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const accepted = sum(rate(chat4all.messagesAccepted.where(here), range));
const rejected = sum(rate(chat4all.messagesRejected.where(here), range));
const byReason = sum(rate(chat4all.messagesRejected.where(here), range)).by("reason");

/** What becomes of the messages that come, and why. */
export const messages = row("Messages accepted and rejected", [
  timeseries("messages", {
    title: "Messages by what became of them",
    description: "Accepted, and rejected by reason; together they are all that came. Rejected ones reach nobody.",
    unit: "mps",
    min: 0,
    stack: true,
    width: "two-thirds",
    queries: [
      { expr: accepted, legend: "accepted" },
      { expr: gt(byReason, 0), legend: "rejected: {{reason}}" },
    ],
  }),
  timeseries("rejected", {
    title: "Rejected by reason",
    description:
      "Share of all messages that each reason makes. A few are senders' mistakes; 100 % of one reason is ours.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: messagesRefused(),
    queries: [{ expr: div(byReason, gt(add(accepted, rejected), 0), { on: [], groupLeft: [] }), legend: "{{reason}}" }],
  }),
]);
