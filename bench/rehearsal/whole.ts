import { cpus, loadavg, totalmem } from "node:os";
import { milliseconds } from "../../metrics/kit/index.ts";
import {
  estimate,
  type Plan,
  planEpisodes,
  type Rehearsed,
  rehearse,
  reportFiles,
  resultOf,
  type Subject,
  type Wanted,
} from "../../validation/index.ts";
import { columns, figures } from "../columns.ts";
import { watchContainers } from "./container-costs.ts";
import { forgetOwnPeak, ownCpu, ownPeak } from "./own-cost.ts";
import { type Step, stepClock } from "./step-clock.ts";

export interface WholeOptions extends Pick<Wanted, "selection" | "loads" | "longestMinutesUnderLoad"> {
  /** Minutes it should take at most. */
  readonly aim: number;
  readonly stateFolder: string;
  readonly signal: AbortSignal;
}

/** The rehearsal of every scenario, as the command plays it: how long, beside what cannot be shorter, and what it takes of the machine. */
export async function benchWhole(subject: Subject, options: WholeOptions): Promise<void> {
  const { selection, loads, aim, stateFolder, signal } = options;
  const began = new Date();
  forgetOwnPeak();
  const clock = stepClock("planning");
  const { factor, longest, withoutEnd, longestUnderLoad } = estimate(subject, options);
  const { scrapeInterval, evaluationInterval } = subject.settings;
  const plan = planEpisodes({
    groups: subject.groups,
    selection,
    scrapeInterval,
    evaluationInterval,
    longest,
    withoutEnd,
  });
  console.log(
    `the whole catalogue: ${plan.episodes.length} scenarios, time ×${factor}, at ${loads.join(", ")} times the ordinary load`,
  );
  const before = ownCpu();
  const containers = await watchContainers(subject.settings.project);
  const rehearsed = await rehearse({
    ...{ subject, selection, factor, longest, withoutEnd, longestUnderLoad, loads, stage: { stateFolder }, signal },
    onProgress: (progress) => {
      if (progress.step === "trouble") console.error(progress.error);
      else clock.at(progress.step === "playing" ? `playing at load ${progress.load}` : progress.step);
    },
  });
  const costs = await containers.stop();
  clock.at("reports");
  const bytes = writtenBytes(subject, rehearsed, { began, factor });
  const steps = clock.stop();
  const own = ownCpu();
  console.log(`\n${timesTable({ steps, plan, factor, loads, subject, aim })}`);
  console.log(
    `\n${columns(
      ["", "CPU s", "cores while it plays", "peak MB"],
      [
        ...costs.map(({ part, cpuSeconds, peakMegabytes }) => [part, cpuSeconds, peakMegabytes] as const),
        ["this process", own.own - before.own, ownPeak()] as const,
        ["Pulumi and its plugins", own.children - before.children, Number.NaN] as const,
      ].map(([what, cpu, peak]) => [what, figures(cpu), figures(cpu / rehearsed.playSeconds), figures(peak)]),
    )}`,
  );
  console.log(`\n${verdictOf(rehearsed)}\nreports: ${bytes}`);
  console.log(
    `${cpus().length} processors, ${figures(totalmem() / 1e9)} GB; load of the last 15 minutes: ${loadavg()[2]}`,
  );
}

interface Times extends Pick<WholeOptions, "loads" | "aim"> {
  readonly steps: readonly Step[];
  readonly plan: Plan;
  readonly factor: number;
  readonly subject: Subject;
}

function timesTable({ steps, plan, factor, loads, subject, aim }: Times): string {
  const all = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const lengths = plan.episodes.map(({ length }) => length / factor / 1000);
  // The news that the last one is over waits for the next look at its group.
  const floor =
    loads.length * (Math.max(...lengths) + milliseconds(subject.settings.grouping.interval) / factor / 1000);
  const inTurn = loads.length * lengths.reduce((sum, length) => sum + length, 0);
  return columns(
    ["", "s", "beside", "ratio", "it is"],
    [
      ...steps.map(({ step, seconds }) => [step, figures(seconds), "", "", ""]),
      [
        "all of it",
        figures(all),
        figures(floor),
        `${figures(all / floor)} ×`,
        "the longest scenario and its group's timer, at each load",
      ],
      ["", "", figures(inTurn), `${figures(all / inTurn)} ×`, "one scenario after the other, without a pause"],
      ["", "", figures(aim * 60), `${figures(all / (aim * 60))} ×`, "the aim"],
    ],
  );
}

function verdictOf({ parts: { accuracy, latency }, alertsExpected, playSeconds }: Rehearsed): string {
  const lines = (accuracy?.loads ?? []).map(({ load, series, queriesPerSecond, overall }) => {
    const { right, missed, late, false: wrong, quiet } = overall;
    return `load ${load}: ${series} series and ${figures(queriesPerSecond)} queries a second beside; ${right} right, ${missed} missed, ${late} late, ${wrong} false, ${quiet} quiet`;
  });
  const above = latency?.findings.length ?? 0;
  const perMinute = (alertsExpected / playSeconds) * 60;
  return [
    ...lines,
    `${latency?.total.n ?? 0} messages, ${above} above their bound; ${figures(perMinute)} alerts a minute`,
  ].join("\n");
}

function writtenBytes(
  { settings }: Subject,
  rehearsed: Rehearsed,
  { began, factor }: { readonly began: Date; readonly factor: number },
): string {
  const { episodes, alerts, alertsExpected: fired, playSeconds: seconds, ...found } = rehearsed;
  const result = resultOf({
    ...{ settings, factor, began, version: "bench" },
    machine: { processors: cpus().length, memory: Math.round(totalmem() / 2 ** 20), versions: {} },
    measured: { mode: "rehearsal", selection: "full", ...found, played: { episodes, alerts, fired, seconds } },
  });
  return [...reportFiles(result)]
    .map(([name, text]) => `${name} ${figures(Buffer.byteLength(text) / 1000)} kB`)
    .join(", ");
}
