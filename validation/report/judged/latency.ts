import type { Latency } from "../../result/index.ts";
import { count, timed } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every alert against the bound that its settings give: of several trials the one that is furthest above its own, else the longest. */
export function judgeLatency({ alerts, trials }: Latency, factor: number): Judged[] {
  return alerts.map(({ alert, severity, total, bound, above }) => {
    const own = trials.filter((trial) => trial.alert === alert && trial.severity === severity);
    const [worst] = own.toSorted((a, b) => b.total - b.bound - (a.total - a.bound));
    const told = (milliseconds: number) => timed({ milliseconds, factor });
    const many = `${above} of ${count(total.n, "trial")} above`;
    const over = above > 0 ? worst : undefined;
    return {
      subject: `${alert} (${severity})`,
      outcome: above > 0 ? "failed" : total.n === 0 ? "not measured" : "passed",
      expected: `told within ${told(over?.bound ?? bound)}`,
      seen:
        total.n === 0
          ? "no trial"
          : over === undefined
            ? `longest ${told(total.max ?? 0)}, ${many}`
            : `${told(over.total)} in "${over.scenario}", ${many}`,
    };
  });
}

export function latencySentence({ total, alerts }: Latency, factor: number): string {
  const above = alerts.reduce((sum, alert) => sum + alert.above, 0);
  const median = timed({ milliseconds: total.p50, factor });
  const p95 = timed({ milliseconds: total.p95, factor });
  return `P50 ${median}, P95 ${p95}; ${above} of ${count(total.n, "trial")} above the bound`;
}
