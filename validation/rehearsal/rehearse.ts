import { formatDuration } from "../../metrics/kit/index.ts";
import { openRehearsal, type RehearsalOptions } from "../../stack/rehearsal/index.ts";
import { deviations, notCompressed, scenarioLabel } from "../compress/index.ts";
import { type JudgedPlay, judgeAccuracy, judgeLatency, judgeRoutes } from "../judge/index.ts";
import { bystandersIn, type Plan, planEpisodes, type Selection } from "../plan/index.ts";
import type { Parts } from "../result/index.ts";
import type { PlayedCopy } from "./begin-play.ts";
import { type CopyFiles, copyFiles } from "./copy-files.ts";
import { deadSelectors } from "./dead-selectors.ts";
import { playEpisodes } from "./play.ts";
import { type Played, playedIn, tellPlayed } from "./played.ts";
import { slowReceiver, slowReceiverUrl } from "./slow-receiver.ts";
import { heartbeatsOf, type Subject } from "./subject.ts";
import { untestedCritical } from "./untested-critical.ts";
import { withoutLeftOut } from "./without-left-out.ts";

/** Where a copy's state is kept. */
export type Stage = Pick<RehearsalOptions, "stateFolder">;

export interface RehearseOptions {
  readonly subject: Subject;
  readonly selection: Selection;
  readonly factor: number;
  /** See `PlanOptions.longest`. @default none is too long */
  readonly longest?: number;
  /** See `PlanOptions.withoutEnd`. @default false */
  readonly withoutEnd?: boolean;
  /** Above the ordinary load, see `PlanOptions.notAbove`. @default none is left out */
  readonly longestUnderLoad?: number;
  /** Multiples of the ordinary background load, one play each. */
  readonly loads: readonly number[];
  readonly stage: Stage;
  /** Delays every message on its way to the inbox, milliseconds: to see that it shows. @default not at all */
  readonly receiverDelay?: number;
  /** Ends it early: what was seen is judged, and everything is removed. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  | { readonly step: "bringing up"; readonly detail: string }
  | { readonly step: "playing"; readonly load: number; readonly secondsLeft: number }
  | { readonly step: "judging" }
  | { readonly step: "removing" }
  | { readonly step: "trouble"; readonly error: unknown };

/** What a rehearsal found. */
export interface Rehearsed extends Played {
  readonly parts: Pick<Parts, "accuracy" | "latency" | "routes">;
  readonly deviations: readonly string[];
  readonly deadSelectors: ReturnType<typeof deadSelectors>;
  /** Names of the critical alerts of which no scenario was played in which they fire. */
  readonly untestedCritical: readonly string[];
  readonly playSeconds: number;
  readonly complete: boolean;
}

/** Brings a copy of the monitoring up, plays the scenarios of its alerts on it, judges, and removes it whatever happened. */
export async function rehearse(options: RehearseOptions): Promise<Rehearsed> {
  const { subject, factor, loads, stage, receiverDelay, signal, onProgress } = options;
  const planned = loads.map((load, index) => ({ load, plan: planOf(options, load, String.fromCharCode(97 + index)) }));
  const files = copyFiles(
    subject,
    planned.flatMap(({ plan }) => plan.episodes),
    { factor, ...(receiverDelay === undefined ? {} : { receiver: slowReceiverUrl }) },
  );
  const plans = planned.map(({ load, plan }) => ({ load, plan: withoutLeftOut(plan, subject, files) }));
  const rehearsal = await openRehearsal({ ...stage, settings: subject.settings, ...files });
  const began = Date.now();
  const judged: JudgedPlay[] = [];
  try {
    await rehearsal.up((detail) => onProgress({ step: "bringing up", detail }));
    if (receiverDelay !== undefined) await slowReceiver(rehearsal, receiverDelay);
    for (const one of plans) {
      if (signal.aborted) break;
      judged.push(await play(options, one, rehearsal));
    }
  } catch (error) {
    // Whoever interrupts it interrupts Pulumi, too, which then says that it failed.
    if (!signal.aborted) throw error;
  } finally {
    onProgress({ step: "removing" });
    await rehearsal.down();
  }
  onProgress({ step: "judging" });
  return {
    parts: partsOf(subject, judged, { untested: plans[0]?.plan.untested ?? [], leftOut: files.compressed.leftOut }),
    deviations: [
      ...deviations({ factor, compressed: files.compressed, routing: subject.deployed.routing }),
      ...(plans[0] === undefined ? [] : tellPlayed(judged[0]?.play ?? { episodes: [] }, plans[0].plan)),
      ...shorterUnderLoad(options),
      ...stallsOf(judged),
    ],
    deadSelectors: deadSelectors(subject.groups, subject.jobs),
    untestedCritical: untestedCritical(plans.map(({ plan }) => plan)),
    ...playedIn(judged.map(({ play }) => play)),
    playSeconds: (Date.now() - began) / 1000,
    complete: !signal.aborted,
  };
}

function planOf(options: RehearseOptions, load: number, prefix: string): Plan {
  const { subject, selection, longest, withoutEnd = false, longestUnderLoad } = options;
  const { groups, settings } = subject;
  const { scrapeInterval, evaluationInterval } = settings;
  return planEpisodes({
    groups,
    selection,
    scrapeInterval,
    evaluationInterval,
    prefix,
    withoutEnd,
    ...(longest === undefined ? {} : { longest }),
    ...(load > 1 && longestUnderLoad !== undefined ? { notAbove: longestUnderLoad } : {}),
  });
}

function play(
  { subject, factor, signal, onProgress }: RehearseOptions,
  { load, plan }: { readonly load: number; readonly plan: Plan },
  access: PlayedCopy,
): Promise<JudgedPlay> {
  return playEpisodes({
    subject,
    plan,
    access,
    factor,
    load,
    queried: subject.groups,
    signal,
    onLeft: (left) => onProgress({ step: "playing", load, secondsLeft: Math.ceil(left / 1000) }),
    onTrouble: (error) => onProgress({ step: "trouble", error }),
  });
}

function partsOf(
  subject: Subject,
  judged: readonly JudgedPlay[],
  { untested, leftOut }: Pick<Plan, "untested"> & Pick<CopyFiles["compressed"], "leftOut">,
): Rehearsed["parts"] {
  const [first] = judged;
  if (first === undefined) return {};
  const { groups, settings } = subject;
  const routes = judgeRoutes({
    ...first,
    routing: subject.routing,
    heartbeats: heartbeatsOf(subject),
    episodeLabel: scenarioLabel,
  });
  const episodes = judged.flatMap(({ play: { episodes } }) => episodes);
  const accuracy = judgeAccuracy(judged, { untested, bystanders: bystandersIn(episodes, { groups, ...settings }) });
  return {
    accuracy: { ...accuracy, findings: [...accuracy.findings, ...notCompressed(leftOut)] },
    latency: judgeLatency(judged, subject.routing),
    routes,
  };
}

/** Load does to every scenario what it does to the short ones. */
function shorterUnderLoad({ loads, longestUnderLoad = Infinity }: RehearseOptions): readonly string[] {
  const above = loads.filter((load) => load > 1);
  return above.length === 0 || longestUnderLoad === Infinity
    ? []
    : [
        `At ${above.join(" and ")} times the ordinary load scenarios of at most ${formatDuration(longestUnderLoad)} are played.`,
      ];
}

/** A machine that does other work delays everything; the bounds are longer by as much as was seen of it. */
function stallsOf(judged: readonly JudgedPlay[]): readonly string[] {
  const longest = Math.max(0, ...judged.map(({ play: { stalled } }) => stalled));
  return longest < 100
    ? []
    : [
        `The machine was busy: it kept processes waiting for up to ${longest} ms, which the bounds of time to tell allow for.`,
      ];
}
