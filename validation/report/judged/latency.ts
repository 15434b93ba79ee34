import type { Latency } from "../../result/index.ts";
import { count, timed } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every alert against the bound that its settings give. */
export function judgeLatency({ alerts }: Latency, factor: number): Judged[] {
  return alerts.map(({ alert, severity, total, bound, above }) => ({
    subject: `${alert} (${severity})`,
    outcome: above > 0 ? "failed" : total.n === 0 ? "not measured" : "passed",
    expected: `told within ${timed({ milliseconds: bound, factor })}`,
    seen:
      total.n === 0
        ? "no trial"
        : `longest ${timed({ milliseconds: total.max, factor })}, ${above} of ${count(total.n, "trial")} above`,
  }));
}

export function latencySentence({ total, alerts }: Latency, factor: number): string {
  const above = alerts.reduce((sum, alert) => sum + alert.above, 0);
  const median = timed({ milliseconds: total.p50, factor });
  const p95 = timed({ milliseconds: total.p95, factor });
  return `P50 ${median}, P95 ${p95}; ${above} of ${count(total.n, "trial")} above the bound`;
}
