import { planEpisodes, type Subject } from "../../validation/index.ts";
import { columns, figures, median, range } from "../columns.ts";
import { type Audience, type PlayCost, playBefore } from "./plays.ts";

export interface AudiencesOptions {
  readonly factor: number;
  readonly rounds: number;
  readonly stateFolder: string;
  readonly signal: AbortSignal;
}

const audiences: readonly Audience[] = ["nobody", "dashboards", "measured"];
const longestMinutes = 10;

/** What measuring costs those who are measured: the same play before nobody, with the ordinary queries, and as rehearsals play it, in turns. */
export async function benchAudiences(subject: Subject, options: AudiencesOptions): Promise<void> {
  const { rounds, signal } = options;
  const { scrapeInterval, evaluationInterval } = subject.settings;
  const plan = planEpisodes({
    ...{ groups: subject.groups, scrapeInterval, evaluationInterval },
    selection: { kind: "full" },
    longest: longestMinutes * 60_000,
  });
  console.log(
    `\nwhat measuring costs: ${plan.episodes.length} scenarios of at most ${longestMinutes} minutes, ${rounds} plays each, in turns`,
  );
  const costs: { readonly audience: Audience; readonly cost: PlayCost }[] = [];
  for (let round = 0; round < rounds; round++)
    for (const audience of audiences) {
      signal.throwIfAborted();
      costs.push({ audience, cost: await playBefore(audience, { subject, plan, ...options }) });
    }
  const of = (audience: Audience, value: (cost: PlayCost) => number) =>
    costs.filter((one) => one.audience === audience).map(({ cost }) => value(cost));
  const line = (what: string, value: (cost: PlayCost) => number) => {
    const [nobody, dashboards, measured] = audiences.map((audience) => of(audience, value));
    const added = median(measured ?? []) / median(dashboards ?? []);
    return [
      what,
      ...[nobody, dashboards, measured].map((all = []) => `${figures(median(all))} (${range(all)})`),
      Number.isFinite(added) ? `${figures(added)} ×` : "–",
    ];
  };
  console.log(
    columns(
      ["", "nobody looks", "ordinary queries", "measured", "measured ÷ ordinary"],
      [
        line("Prometheus: CPU s", ({ prometheusCpu }) => prometheusCpu),
        line("Prometheus: queries evaluated, s", ({ evaluated }) => evaluated),
        line("Prometheus: samples stored", ({ samples }) => samples),
        line("Prometheus: evaluations left out", ({ missedEvaluations }) => missedEvaluations),
        line("Alertmanager: CPU s", ({ alertmanagerCpu }) => alertmanagerCpu),
        line("this process: CPU s", ({ ownCpu }) => ownCpu),
        line("seconds", ({ seconds }) => seconds),
      ],
    ),
  );
  const [series] = of("measured", (cost) => cost.series);
  console.log(
    `\nof ${figures(series ?? Number.NaN)} series in memory, ${2 * plan.episodes.length} show which scenario is played and since when`,
  );
}
