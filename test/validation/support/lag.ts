import { alert, constant, fires, gauge, group, gt, type RuleGroup, ramp, silent } from "../../../alerts/kit/index.ts";

const lag = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });
const series = (...samples: Parameters<typeof lag.series>[1][]) =>
  samples.map((one, index) => lag.series({ queue: `q${index + 1}`, job: "worker" }, one));

/** One alert: a queue that lags by more than 100 for two minutes. */
export const lagging = alert("QueueLagging", {
  expr: gt(lag.where({ job: "worker" }), 100),
  for: "2m",
  severity: "critical",
  summary: ({ labels }) => `Queue ${labels.queue} lags.`,
  action: "Look.",
  scenarios: [
    fires("it lags", {
      series: series([constant(0, "5m"), constant(200, "5m"), constant(0)]),
      at: "8m",
      notBefore: "7m",
      resolvedBy: "11m",
    }),
    fires("both lag", {
      series: series([constant(0, "1m"), constant(150)], [constant(0, "2m"), constant(150)]),
      at: "6m",
    }),
    fires("it grows", { series: series([ramp({ from: 0, by: 60, per: "1m" })]), at: "5m" }),
    silent("for a moment", { series: series([constant(0, "2m"), constant(200, "1m"), constant(0)]), lasts: "8m" }),
  ],
});

export const lagGroups: readonly RuleGroup[] = [group("queues", { rules: [lagging] })];
