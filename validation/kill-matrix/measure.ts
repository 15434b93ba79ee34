import type { Finding } from "../../problems/index.ts";
import type { Settings } from "../../settings/index.ts";
import { openRehearsal } from "../../stack/rehearsal/index.ts";
import { engine } from "../../toolchain/index.ts";
import { type OpenedCopy, untilScraped } from "../copy/index.ts";
import type { KillCase, Resilience } from "../result/index.ts";
import { type CopyFiles, copyFiles } from "./copy-files.ts";
import { idOf } from "./factors.ts";
import { copyFinding } from "./findings.ts";
import { judgeCase, type PlayedCase } from "./judge-case.ts";
import { judgeReceiver } from "./judge-receiver.ts";
import { playKill } from "./play-kill.ts";
import { playReceivers } from "./play-receivers.ts";
import type { KillPlay, Lane, Topology } from "./plays.ts";
import { type LaneProgress, type ResilienceProgress, resilienceProgress } from "./progress.ts";
import { laneSeconds, plannedLanes, pointsOf, type ResilienceSelection } from "./selection.ts";
import { type Stage, stageOn } from "./stage.ts";
import { type SeenLane, sumUp } from "./sum-up.ts";
import { type Times, timesOf, toTell } from "./times.ts";

export interface ResilienceOptions extends ResilienceSelection {
  /** Of the stack whose monitoring is copied. */
  readonly settings: Settings;
  /** Makes a copy that is not up yet. @default a rehearsal of the settings */
  readonly open?: (topology: Topology, files: CopyFiles) => Promise<OpenedCopy>;
  /** Ends it early: what was played is judged, and everything is removed. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ResilienceProgress) => void;
}

/** Plays the kill matrix on copies of the monitoring, beside each other, and judges what became of every message. */
export async function measureResilience(options: ResilienceOptions): Promise<Resilience> {
  const { settings, factor, signal } = options;
  const times = timesOf(settings, factor);
  const points = pointsOf(options);
  const lanes = plannedLanes(options, times);
  const progress = resilienceProgress(options.onProgress, points.length);
  const seen = await Promise.all(
    lanes.map((lane, index) =>
      playLane(options, { lane, times, prefix: `k${index}` }, progress(laneSeconds(lane, times))),
    ),
  );
  return sumUp(seen, { points, aborted: signal.aborted });
}

interface LaneToPlay {
  readonly lane: Lane;
  readonly times: Times;
  /** Of the ids of its episodes. */
  readonly prefix: string;
}

async function playLane(
  options: ResilienceOptions,
  { lane, times, prefix }: LaneToPlay,
  progress: LaneProgress,
): Promise<SeenLane> {
  const { factor, signal, open = rehearsalOf(options) } = options;
  const cases: KillCase[] = [];
  const receivers: Resilience["receivers"] = [];
  const findings: Finding[] = [];
  const reaction = toTell(times);
  const ended = new AbortController();
  let copy: OpenedCopy | undefined;
  try {
    const opened = await open(lane.topology, copyFiles(lane.topology, times, factor));
    copy = opened;
    signal.throwIfAborted();
    // Also what is still coming up ends; what goes wrong with that is heard below.
    signal.addEventListener("abort", () => void opened.down().catch(() => undefined), { signal: ended.signal });
    await copy.up((step) => progress.step(step));
    const { docker } = await engine();
    const stage = stageOn(copy, { docker, times, signal });
    await untilScraped(stage.copy, stage.signal);
    for (const [index, play] of lane.plays.entries()) {
      progress.step(`playing ${play.part}/${play.how}/${play.outage}`);
      const played = await playTwice(stage, play, `${prefix}-${index}`);
      cases.push(...played.map((one) => ("status" in one ? one : judgeCase(one, { reaction }))));
      progress.played(play.points.length, laneSeconds({ ...lane, plays: lane.plays.slice(index + 1) }, times));
    }
    if (lane.receivers) {
      progress.step("playing receivers that do not answer as they should");
      const played = await playReceivers(stage, `${prefix}-receiver`);
      receivers.push(...played.map((one) => judgeReceiver(one, reaction)));
    }
  } catch (error) {
    if (!signal.aborted) findings.push(copyFinding(lane, error));
  } finally {
    ended.abort();
    progress.step("removing a copy");
    await copy?.down();
  }
  return { cases, receivers, findings };
}

function rehearsalOf({ settings }: ResilienceOptions): NonNullable<ResilienceOptions["open"]> {
  return ({ alertmanagers }, { releases, flags }) => openRehearsal({ settings, releases, flags, alertmanagers });
}

/** Plays a death, and once more for the cases whose alert was not in its state: a busy machine may be late once. */
async function playTwice(stage: Stage, play: KillPlay, prefix: string): Promise<readonly (PlayedCase | KillCase)[]> {
  const first = await playOr(stage, play, prefix);
  const again = first.filter((one) => "trouble" in one || "status" in one);
  if (again.length === 0) return first;
  const points = play.points.filter((point) => again.some((one) => whenOf(one) === point.when));
  const second = await playOr(stage, { ...play, points }, `${prefix}-again`);
  return [...first.filter((one) => !again.includes(one)), ...second];
}

function whenOf(one: PlayedCase | KillCase): string {
  return "point" in one ? one.point.when : one.when;
}

/** A play that goes wrong takes its own cases with it and no others. */
async function playOr(stage: Stage, play: KillPlay, prefix: string): Promise<readonly (PlayedCase | KillCase)[]> {
  try {
    return await playKill(stage, play, prefix);
  } catch (error) {
    stage.signal.throwIfAborted();
    const note = `It could not be played: ${error instanceof Error ? error.message : error}`;
    return play.points.map((point) => ({
      id: idOf(point),
      ...point,
      status: "not measured",
      ...nothing,
      notes: [note],
    }));
  }
}

const nothing = { lost: 0, duplicated: 0, falseResolved: 0, falseFiring: 0, samplesLost: 0 };
