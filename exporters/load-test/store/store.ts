import { bounded, type Run, type Tool } from "../run/index.ts";

/** The latest run of each test and tool. */
export interface Store {
  /**
   * Puts a run in the place of the one before, bounded, and gives what is kept. `undefined` when there are too many tests already.
   * While the run goes on, it keeps the completion of the one before.
   */
  put(run: Run): Run | undefined;
  get(tool: Tool, test: string): Run | undefined;
  /** By test, then tool. */
  all(): readonly Run[];
  /** Removes one; false when it is not there. */
  remove(tool: Tool, test: string): boolean;
  /** Removes those not heard of since `before`, seconds since 1970, and gives them. */
  expire(before: number): readonly Run[];
}

export interface StoreLimits {
  readonly maxTests: number;
  readonly maxNames: number;
}

export function createStore(limits: () => StoreLimits): Store {
  const runs = new Map<string, Run>();
  return {
    put(run) {
      const key = keyOf(run);
      const before = runs.get(key);
      const { maxTests, maxNames } = limits();
      if (before === undefined && !isRoomFor(run.test, runs.values(), maxTests)) return undefined;
      const completedAt = run.completedAt ?? before?.completedAt;
      const kept = bounded({ ...run, ...(completedAt !== undefined && { completedAt }) }, maxNames);
      runs.set(key, kept);
      return kept;
    },
    get: (tool, test) => runs.get(keyOf({ tool, test })),
    all: () => [...runs.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    remove: (tool, test) => runs.delete(keyOf({ tool, test })),
    expire(before) {
      const expired = [...runs.values()].filter(({ seenAt }) => seenAt < before);
      for (const run of expired) runs.delete(keyOf(run));
      return expired;
    },
  };
}

function isRoomFor(test: string, runs: Iterable<Run>, most: number): boolean {
  const tests = new Set([...runs].map((run) => run.test));
  return tests.has(test) || tests.size < most;
}

function keyOf({ tool, test }: Pick<Run, "tool" | "test">): string {
  return `${test}\0${tool}`;
}
