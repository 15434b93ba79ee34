import { clockMaxError, clockOffset, clockSynchronised } from "../metrics/node-exporter-network.ts";
import {
  type Alert,
  abs,
  alert,
  and,
  avgOverTime,
  constant,
  eq,
  fires,
  gt,
  gte,
  maxOverTime,
  minOverTime,
  or,
  ramp,
  type Shape,
  silent,
} from "./kit/index.ts";

/** The host's clock is off, or nobody has set it for so long that it may be. */
export const hostClockWrong: Alert = alert("HostClockWrong", {
  expr: or(
    // Without a time server the kernel lets its bound grow to 16 s and then calls the clock unsynchronised.
    and(eq(maxOverTime(clockSynchronised, "5m"), 0), gte(minOverTime(clockMaxError, "5m"), 16)),
    gt(abs(avgOverTime(clockOffset, "5m")), 0.05),
  ),
  for: "10m",
  severity: "warning",
  priority: "P3",
  owner: "platform",
  summary: ({ labels }) => `the clock of ${labels.instance} is off, or follows no time server`,
  description: "Samples, logs and certificates are dated wrongly; ages and lags in seconds are wrong by as much.",
  action: "See whether the host's time service runs and reaches its servers: timedatectl, chronyc tracking.",
  page: {
    look: [
      "`node_timex_sync_status`: 0 means that no time server sets the clock. `node_timex_maxerror_seconds` says how far it may be off by now.",
      "`node_timex_offset_seconds`: how far it is off, where a server is heard.",
      "`timedatectl`, `chronyc tracking` and `chronyc sources` on the host: is the service running, are its servers reached (UDP 123)?",
    ],
    act: [
      "Start or repair the time service.",
      "A virtual machine that was paused may be off by minutes: `chronyc makestep` sets it at once. Prometheus refuses samples that would lie before newer ones until the time of before is reached again.",
    ],
  },
  scenarios: [
    fires("no time server was heard for hours", {
      series: clock({ heard: [constant(0)], bound: [constant(16)] }),
      at: "11m",
      notBefore: "10m",
    }),
    fires("a tenth of a second behind", { series: clock({ offset: [constant(-0.1)] }), at: "11m" }),
    silent("just as much as is accepted", { shows: "boundary", series: clock({ offset: [constant(0.05, "1h")] }) }),
    silent("the time server restarts, and the bound still is small", {
      series: clock({
        heard: [constant(1, "10m"), constant(0, "1h")],
        bound: [ramp({ from: 0.1, by: 0.0075, per: "15s" })],
      }),
    }),
    silent("set right within minutes after a start", {
      series: clock({ offset: [constant(0.4, "5m"), constant(0.0001, "1h")] }),
    }),
  ],
});

interface Clock {
  readonly heard?: readonly Shape[];
  readonly offset?: readonly Shape[];
  /** How far the kernel thinks it may be off. */
  readonly bound?: readonly Shape[];
}

function clock({ heard = [constant(1)], offset = [constant(0)], bound = [constant(0.02)] }: Clock) {
  const node = { job: "node-exporter", instance: "node-exporter:9100" };
  return [clockSynchronised.series(node, heard), clockOffset.series(node, offset), clockMaxError.series(node, bound)];
}
