import { formatDuration } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import { openRehearsal } from "../../stack/rehearsal/index.ts";
import { engine } from "../../toolchain/index.ts";
import { accessTo, idleReleases, type OpenedCopy, signalTarget, untilScraped } from "../copy/index.ts";
import type { Collection } from "../result/index.ts";
import { judgeCollection, type RunOutcome } from "./judge.ts";
import { type CollectionRun, collectedIn } from "./measure.ts";
import { type CollectionExtent, type CopyRuns, collectionRuns, secondsOf } from "./runs.ts";

export interface CollectionOnCopies {
  /** Of the stack whose Prometheus is copied, with its memory. */
  readonly settings: Settings;
  readonly extent: CollectionExtent;
  /** Ends it early: runs that are over are judged, and everything is removed. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly doing: string; readonly secondsLeft: number }) => void;
}

/** Measures what copies of the stack's Prometheus store of a reference target, one copy for each interval. */
export async function measureCollectionOnCopies(options: CollectionOnCopies): Promise<Collection> {
  const { extent, signal } = options;
  const outcomes: RunOutcome[] = [];
  const findings: Collection["findings"] = [];
  const all = collectionRuns(extent);
  for (const [index, copy] of all.entries()) {
    if (signal.aborted) break;
    const left = all.slice(index + 1).reduce((sum, one) => sum + secondsOf(one), 0);
    try {
      outcomes.push(...(await onCopy(options, copy, left)));
    } catch (error) {
      if (!signal.aborted) findings.push(copyFailed(copy, error));
    }
  }
  const judged = judgeCollection(outcomes);
  return {
    ...judged,
    status: findings.length > 0 && judged.status === "passed" ? "not measured" : judged.status,
    findings: [...findings, ...judged.findings],
  };
}

async function onCopy(
  { settings, signal, onProgress }: CollectionOnCopies,
  copy: CopyRuns,
  after: number,
): Promise<readonly RunOutcome[]> {
  const ends = Date.now() + (after + secondsOf(copy)) * 1000;
  const tell = (doing: string) =>
    onProgress({ doing, secondsLeft: Math.max(0, Math.round((ends - Date.now()) / 1000)) });
  const opened = await openRehearsal({ settings, releases: idleReleases(formatDuration(copy.interval)), signal });
  try {
    await opened.up(tell);
    await untilScraped(opened, signal);
    const runs = await runsOn(opened, copy);
    const each = (index: number) => `${runs[index]?.series} series every ${copy.interval / 1000} s`;
    return await collectedIn({ runs, signal, onProgress: ({ run, doing }) => tell(`${doing}: ${each(run)}`) });
  } finally {
    tell("removing the copy");
    await opened.down();
  }
}

async function runsOn(copy: OpenedCopy, { interval, runs }: CopyRuns): Promise<readonly CollectionRun[]> {
  const { docker } = await engine();
  const { url, ...login } = accessTo(copy, "prometheus");
  const kill = async () => void (await docker.getContainer(copy.containers.signal).kill());
  return runs.map((run, index) => ({
    ...run,
    prometheus: { url: new URL(url), ...login },
    target: accessTo(copy, "signal"),
    job: signalTarget.job_name,
    interval,
    ...(index === runs.length - 1 && { kill }),
  }));
}

function copyFailed({ interval }: CopyRuns, error: unknown): Collection["findings"][number] {
  return {
    check: "validation/copy-failed",
    severity: "error",
    path: `collection › every ${interval / 1000} s`,
    message: error instanceof Error ? error.message : String(error),
  };
}
