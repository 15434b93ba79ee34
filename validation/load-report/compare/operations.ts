import type { Requests } from "../../../exporters/load-test/reading/index.ts";
import type { LoadRun } from "../given/index.ts";
import { type Change, type ChangeOptions, changesOf } from "./changes.ts";
import { type Figures, figuresOf } from "./figures.ts";

/** The requests of one operation, or all of a protocol, in every run. */
export interface Operation {
  readonly protocol: string;
  /** Absent for all requests of the protocol. */
  readonly name?: string;
  /** By the runs' order; absent where a run has no such requests. */
  readonly runs: readonly (OperationInRun | undefined)[];
}

export interface OperationInRun extends Figures {
  /** Against the first run; absent in the first, and where that one has no such requests. */
  readonly changes?: readonly Change[];
}

/** Totals first, then operations by name. `judged` false: figures only. */
export function operationsOf(
  runs: readonly LoadRun[],
  { tolerance, judged }: { readonly tolerance: number; readonly judged: boolean },
): Operation[] {
  const rounded = runs.some(({ run }) => run.tool === "locust");
  const keys = new Map<string, { readonly protocol: string; readonly name?: string }>();
  for (const { run } of runs) {
    for (const { protocol } of run.totals) keys.set(protocol, { protocol });
    for (const { protocol, operation } of run.operations)
      keys.set(`${protocol}\0${operation}`, { protocol, name: operation });
  }
  return [...keys]
    .toSorted(
      ([a, one], [b, two]) => Number(one.name !== undefined) - Number(two.name !== undefined) || (a < b ? -1 : 1),
    )
    .map(([, key]) => ({ ...key, runs: along(runs, key, { tolerance, rounded }, judged) }));
}

function along(
  runs: readonly LoadRun[],
  key: { readonly protocol: string; readonly name?: string },
  options: ChangeOptions,
  judged: boolean,
): (OperationInRun | undefined)[] {
  const all = runs.map(({ run }): Requests | undefined =>
    key.name === undefined
      ? run.totals.find(({ protocol }) => protocol === key.protocol)
      : run.operations.find((one) => one.protocol === key.protocol && one.operation === key.name),
  );
  const [first] = all;
  return all.map((one, index) => {
    if (one === undefined) return undefined;
    const isCompared = judged && index > 0 && first !== undefined;
    return { ...figuresOf(one), ...(isCompared && { changes: changesOf(first, one, options) }) };
  });
}
