import { type Finding, sortFindings } from "../../problems/index.ts";
import type { Collection, Status } from "../result/index.ts";
import { spreadOf } from "../statistics/index.ts";

/** What one run saw. */
export interface RunOutcome {
  /** Milliseconds. */
  readonly interval: number;
  readonly series: number;
  /** Milliseconds in which the target could be scraped. */
  readonly lasted: number;
  /** Samples that the target gave to scrapes. */
  readonly exposed: number;
  readonly stored: number;
  readonly wrong: number;
  /** One of the wrong ones, in words. */
  readonly example?: string;
  /** Milliseconds of each scrape. */
  readonly scrapes: readonly number[];
  /** Milliseconds between the target's death and the end of its series; `never` when it did not come in time. */
  readonly stale?: number | "never";
}

/** Judges whether what was due is stored as it was exposed: one sample that is lost or wrong fails. */
export function judgeCollection(runs: readonly RunOutcome[]): Collection {
  const findings = runs.flatMap((run) => [
    ...lost(run),
    ...skipped(run),
    ...wrong(run),
    ...stale(run),
    ...nothing(run),
  ]);
  return {
    status: statusOf(runs, findings),
    findings: sortFindings(findings).map(({ at: _at, ...finding }) => finding),
    runs: runs.map((run) => ({
      interval: run.interval,
      series: run.series,
      exposed: run.exposed + skippedIn(run),
      lost: lostIn(run) + skippedIn(run),
      wrong: run.wrong,
      scrape: spreadOf(run.scrapes),
      ...(typeof run.stale === "number" && { stale: run.stale }),
    })),
  };
}

/** A sample that is wrong stands where the right one should be, or beside it. */
function lostIn({ exposed, stored, wrong: ofThem }: RunOutcome): number {
  return Math.max(0, exposed - (stored - ofThem));
}

/** Samples that nobody came for. The first and the last scrape may lie just outside: one less than fit is enough. */
function skippedIn({ exposed, series, ...run }: RunOutcome): number {
  return exposed === 0 ? 0 : Math.max(0, (scrapesDue(run) - 1) * series - exposed);
}

function scrapesDue({ lasted, interval }: Pick<RunOutcome, "lasted" | "interval">): number {
  return Math.floor(lasted / interval);
}

function pathOf({ series, interval }: RunOutcome): string {
  return `collection › ${series} series every ${interval / 1000} s`;
}

function lost(run: RunOutcome): readonly Finding[] {
  const count = lostIn(run);
  if (count === 0) return [];
  return [
    {
      check: "validation/samples-lost",
      severity: "error",
      path: pathOf(run),
      message: `${count} of ${run.exposed} samples that were exposed are not stored.`,
      hint: "Look at the scrape's timeout and limits, and at prometheus_target_scrapes_* of Prometheus.",
    },
  ];
}

function skipped(run: RunOutcome): readonly Finding[] {
  const count = skippedIn(run);
  if (count === 0) return [];
  const came = Math.round((10 * run.exposed) / run.series) / 10;
  return [
    {
      check: "validation/scrapes-skipped",
      severity: "error",
      path: pathOf(run),
      message: `${scrapesDue(run)} scrapes were due and ${came} came: ${count} samples were never asked for.`,
      hint: "Compare scrape_duration_seconds with the interval: give Prometheus more processors, or scrape less often.",
    },
  ];
}

function wrong(run: RunOutcome): readonly Finding[] {
  if (run.wrong === 0) return [];
  return [
    {
      check: "validation/samples-wrong",
      severity: "error",
      path: pathOf(run),
      message: `${run.wrong} of ${run.stored} stored samples were never exposed: ${run.example ?? "another value"}.`,
      hint: "Something between the target and the storage changes samples: relabelling, a proxy, remote write.",
    },
  ];
}

/** The scrape after the death fails and ends the series; without that mark they would live on for the lookback of 5 minutes. */
function stale(run: RunOutcome): readonly Finding[] {
  const allowed = 2 * run.interval + 1000;
  if (run.stale === undefined || (run.stale !== "never" && run.stale <= allowed)) return [];
  const seen = run.stale === "never" ? "are still there" : `ended after ${Math.round(run.stale)} ms`;
  return [
    {
      check: "validation/stale-late",
      severity: "error",
      path: pathOf(run),
      message: `the series of a target that died ${seen}; allowed: ${allowed} ms, two scrape intervals and a second.`,
      hint: "Set track_timestamps_staleness where samples carry their own time.",
    },
  ];
}

function nothing(run: RunOutcome): readonly Finding[] {
  if (run.exposed > 0) return [];
  return [
    {
      check: "validation/not-scraped",
      severity: "error",
      path: pathOf(run),
      message: "Prometheus did not scrape the reference target while the run lasted.",
      hint: "Look at the target's address and at its last error on Prometheus's page of targets.",
    },
  ];
}

function statusOf(runs: readonly RunOutcome[], findings: readonly Finding[]): Status {
  if (runs.length === 0 || runs.some(({ exposed }) => exposed === 0)) return "not measured";
  return findings.some(({ severity }) => severity === "error") ? "failed" : "passed";
}
