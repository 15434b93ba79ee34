import { messagesRefused } from "../../alerts/index.ts";
import { chat4all } from "../../metrics/index.ts";
import { add, div, gt, type Match, mul, or, rate, share, sum, type TimeseriesPanel, timeseries } from "../kit/index.ts";
import { range } from "./scope.ts";

/** The instances of api-service that are looked at. */
interface Of {
  readonly job: string;
  readonly instance?: Match;
}

/** What becomes of the messages that come, and why: two panels, two thirds and one third wide. */
export function fates(of: Of): readonly TimeseriesPanel[] {
  const byReason = sum(rate(chat4all.messagesRejected.where(of), range)).by("reason");
  return [
    timeseries("messages", {
      title: "Messages by what became of them",
      description: "Accepted, and rejected by reason; together they are all that came. Rejected ones reach nobody.",
      unit: "mps",
      min: 0,
      stack: true,
      width: "two-thirds",
      queries: [
        { expr: sum(rate(chat4all.messagesAccepted.where(of), range)), legend: "accepted" },
        { expr: gt(byReason, 0), legend: "rejected: {{reason}}", mayBeEmpty: "Nothing is rejected." },
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
      queries: [{ expr: rejectedByReason(of), legend: "{{reason}}" }],
    }),
  ];
}

/** Share of all messages that are rejected for each reason; nothing while no message comes. */
export function rejectedByReason(of: Of) {
  return div(sum(rate(chat4all.messagesRejected.where(of), range)).by("reason"), gt(arriving(of), 0), {
    on: [],
    groupLeft: [],
  });
}

/** Share of all messages that are rejected; nothing while no message comes. */
export function rejectedShare(of: Of) {
  return share(sum(rate(chat4all.messagesRejected.where(of), range)), arriving(of));
}

/** A service that has accepted nothing yet, or rejected nothing, may not have the series. */
function arriving(of: Of) {
  const accepted = sum(rate(chat4all.messagesAccepted.where(of), range));
  const rejected = sum(rate(chat4all.messagesRejected.where(of), range));
  return add(or(accepted, mul(rejected, 0)), or(rejected, mul(accepted, 0)));
}
