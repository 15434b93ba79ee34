import { cpuSeconds } from "../../metrics/process.ts";
import { queryDuration, ruleIterationsMissed, samplesAppended, series } from "../../metrics/prometheus.ts";
import type { RehearsalAccess } from "../../stack/rehearsal/index.ts";

/** What Prometheus and Alertmanager of a copy say of themselves. */
export interface ServiceCost {
  readonly prometheusCpu: number;
  readonly alertmanagerCpu: number;
  /** Seconds that Prometheus's engine evaluated queries, those of rules included. */
  readonly evaluated: number;
  readonly samples: number;
  readonly missedEvaluations: number;
  /** Series in memory. */
  readonly series: number;
}

export async function serviceCost(access: RehearsalAccess): Promise<ServiceCost> {
  const [prometheus, alertmanager] = await Promise.all([
    metricsOf(access, "prometheus"),
    metricsOf(access, "alertmanager"),
  ]);
  return {
    prometheusCpu: totalOf(prometheus, cpuSeconds.definition.name),
    alertmanagerCpu: totalOf(alertmanager, cpuSeconds.definition.name),
    evaluated: totalOf(prometheus, `${queryDuration.definition.name}_sum{slice="inner_eval"}`),
    samples: totalOf(prometheus, samplesAppended.definition.name),
    missedEvaluations: totalOf(prometheus, ruleIterationsMissed.definition.name),
    series: totalOf(prometheus, series.definition.name),
  };
}

/** What was added since; of series, how many there are. */
export function costSince(before: ServiceCost, after: ServiceCost): ServiceCost {
  return {
    prometheusCpu: after.prometheusCpu - before.prometheusCpu,
    alertmanagerCpu: after.alertmanagerCpu - before.alertmanagerCpu,
    evaluated: after.evaluated - before.evaluated,
    samples: after.samples - before.samples,
    missedEvaluations: after.missedEvaluations - before.missedEvaluations,
    series: after.series,
  };
}

async function metricsOf({ urls, user, password }: RehearsalAccess, part: "prometheus" | "alertmanager") {
  const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const response = await fetch(`${urls[part]}/metrics`, { headers });
  if (!response.ok) throw new Error(`${urls[part]}/metrics answers ${response.status}`);
  return response.text();
}

/** The sum over all series whose name, with whichever labels are given, it is. */
function totalOf(text: string, beginning: string): number {
  return text
    .split("\n")
    .filter((line) => line.startsWith(beginning) && /^[ {]/.test(line.slice(beginning.length)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
}
