import { known, type Named, nothingKnown, type Requests, type Run, type Source } from "../run/index.ts";
import { type Entry, operationsOf, protocolOf, totalOf } from "./entry.ts";

/** What one of Locust's files tells; together they are a run. */
export type LocustPart =
  | { readonly kind: "stats"; readonly entries: readonly Entry[]; readonly total: Omit<Requests, "protocol"> }
  | { readonly kind: "failures"; readonly errors: readonly LocustError[] }
  | { readonly kind: "history"; readonly users?: number; readonly maxUsers?: number }
  | { readonly kind: "exceptions"; readonly counters: readonly Named[] };

export interface LocustError {
  readonly method: string;
  readonly name: string;
  readonly error: string;
  readonly count: number;
}

/** How a run stands that Locust's statistics are of. */
export interface LocustState {
  readonly test: string;
  readonly source: Source;
  readonly running: boolean;
  readonly seenAt: number;
  readonly completedAt?: number;
}

/** A run from Locust's statistics; the other parts are added with {@link withPart}. */
export function startRun({ entries, total }: Extract<LocustPart, { kind: "stats" }>, state: LocustState): Run {
  const { requests, perSecond } = total;
  return {
    ...nothingKnown,
    tool: "locust",
    ...state,
    ...known({ durationSeconds: spanOf(requests, perSecond) }),
    totals: totalOf(total, entries),
    operations: operationsOf(entries),
  };
}

/** The run with what another file says of it. */
export function withPart(run: Run, part: Exclude<LocustPart, { kind: "stats" }>): Run {
  if (part.kind === "exceptions") return { ...run, counters: part.counters };
  if (part.kind === "history") {
    const { kind: _, ...users } = part;
    return { ...run, ...users };
  }
  return {
    ...run,
    errors: part.errors.map(({ method, name, error, count }) => ({ ...placeOf(run, method, name), error, count })),
  };
}

/** Locust's requests per second are over the time from the start to the last request. */
function spanOf(requests: number | undefined, perSecond: number | undefined): number | undefined {
  if (requests === undefined || perSecond === undefined || perSecond === 0) return undefined;
  return Math.round((requests / perSecond) * 1e6) / 1e6;
}

function placeOf({ operations }: Run, method: string, name: string) {
  const protocol = protocolOf(method);
  const withMethod = `${method} ${name}`;
  const several = operations.some((one) => one.protocol === protocol && one.operation === withMethod);
  return { protocol, operation: several ? withMethod : name };
}
