import type { LoadRun } from "./given/index.ts";

/** What has to be seen first. */
export interface Remark {
  readonly weight: "bad" | "note";
  readonly text: string;
  /** What the run itself says of the reason. */
  readonly reasons: readonly string[];
}

/** Runs that failed as a whole, with their reasons, and what keeps runs from being alike. */
export function remarksOf(runs: readonly LoadRun[]): Remark[] {
  return [...runs.flatMap(failure), ...likeness(runs)];
}

function failure({ name, run }: LoadRun): Remark[] {
  return run.totals.flatMap(({ protocol, requests = 0, failures = 0 }): Remark[] => {
    if (requests === 0 || failures / requests < 0.5) return [];
    const all =
      failures >= requests ? `every one of its ${requests} requests` : `${failures} of its ${requests} requests`;
    return [{ weight: "bad", text: `${name}: ${all} failed (${protocol}).`, reasons: reasonsOf({ run }) }];
  });
}

/** Errors as the tool told them, counters of the script's own, checks that failed; most frequent first, five at most. */
export function reasonsOf({ run }: Pick<LoadRun, "run">): string[] {
  const told = [
    ...run.errors.map(({ operation, error, count }) => ({ text: `${operation}: ${error}`, count })),
    ...run.counters.map(({ name, value }) => ({ text: name, count: value })),
    ...run.checks.map(({ name, failed }) => ({ text: `check "${name}" failed`, count: failed })),
  ].filter(({ count }) => count > 0);
  return told
    .toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, 5)
    .map(({ text, count }) => `${text}, ${count} times`);
}

function likeness(runs: readonly LoadRun[]): Remark[] {
  const [first, ...others] = runs;
  if (first === undefined) return [];
  const note = (text: string): Remark => ({ weight: "note", text, reasons: [] });
  const unlike = others.flatMap(({ name, run }) => {
    const differs = (a: number | undefined, b: number | undefined) =>
      a !== undefined && b !== undefined && Math.abs(a - b) > 0.1 * Math.max(a, b);
    return [
      ...(differs(first.run.maxUsers, run.maxUsers)
        ? [note(`${name} had ${run.maxUsers} users, ${first.name} ${first.run.maxUsers}: not the same load.`)]
        : []),
      ...(differs(first.run.durationSeconds, run.durationSeconds)
        ? [note(`${name} took ${seconds(run.durationSeconds)}, ${first.name} ${seconds(first.run.durationSeconds)}.`)]
        : []),
    ];
  });
  const running = runs
    .filter(({ run }) => run.running)
    .map(({ name }) => note(`${name} was still going on when it was saved.`));
  return [...running, ...unlike];
}

function seconds(value = 0): string {
  return `${Number(value.toPrecision(3))} s`;
}
