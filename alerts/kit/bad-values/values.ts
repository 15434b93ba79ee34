/** Numbers from one cut of the number line to another. */
export interface Values {
  readonly from: Cut;
  readonly to: Cut;
}

/** A place between two numbers: just before `at`, or just after it. */
export interface Cut {
  readonly at: number;
  readonly after: boolean;
}

/** Before the least number that is less than nothing, after the most. */
export const lowest: Cut = { at: Number.NEGATIVE_INFINITY, after: false };
export const highest: Cut = { at: Number.POSITIVE_INFINITY, after: true };

/** The values for which `value op limit` holds. */
export function comparedWith(op: "==" | "!=" | ">" | "<" | ">=" | "<=", limit: number): readonly Values[] {
  const before: Cut = { at: limit, after: false };
  const after: Cut = { at: limit, after: true };
  switch (op) {
    case ">":
      return [{ from: after, to: highest }];
    case ">=":
      return [{ from: before, to: highest }];
    case "<":
      return [{ from: lowest, to: before }];
    case "<=":
      return [{ from: lowest, to: after }];
    case "==":
      return [{ from: before, to: after }];
    case "!=":
      return [
        { from: lowest, to: before },
        { from: after, to: highest },
      ];
  }
}

/** The values that are among both. */
export function bothOf(some: readonly Values[], others: readonly Values[]): readonly Values[] {
  return some.flatMap((one) =>
    others
      .map((other) => ({ from: later(one.from, other.from), to: later(one.to, other.to, -1) }))
      .filter(({ from, to }) => order(from, to) < 0),
  );
}

/** What becomes of the values when each is changed by a function that only grows, or only falls. */
export function changed(some: readonly Values[], change: (value: number) => number, falls: boolean): readonly Values[] {
  const moved = ({ at, after }: Cut): Cut => ({ at: change(at), after: after !== falls });
  return some.map(({ from, to }) =>
    falls ? { from: moved(to), to: moved(from) } : { from: moved(from), to: moved(to) },
  );
}

function later(a: Cut, b: Cut, sign = 1): Cut {
  return order(a, b) * sign >= 0 ? a : b;
}

function order(a: Cut, b: Cut): number {
  return a.at === b.at ? Number(a.after) - Number(b.after) : a.at - b.at;
}
