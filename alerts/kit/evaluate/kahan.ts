/** A running sum and what rounding took from it: Neumaier's form of Kahan's summation, which Prometheus uses. */
export interface Total {
  readonly sum: number;
  readonly lost: number;
}

export const nothing: Total = { sum: 0, lost: 0 };

/** Adds one number. */
export function plus({ sum, lost }: Total, value: number): Total {
  const next = sum + value;
  if (Math.abs(next) === Number.POSITIVE_INFINITY) return { sum: next, lost: 0 };
  const [large, small] = Math.abs(sum) >= Math.abs(value) ? [sum, value] : [value, sum];
  return { sum: next, lost: lost + (large - next + small) };
}

/** The sum of all. */
export function sumOf(values: Iterable<number>): number {
  let total = nothing;
  for (const value of values) total = plus(total, value);
  return Math.abs(total.sum) === Number.POSITIVE_INFINITY ? total.sum : total.sum + total.lost;
}

/** The mean of at least one number; where the sum overflows, a running mean takes over. */
export function meanOf(values: readonly number[]): number {
  const [first = Number.NaN, ...rest] = values;
  let total: Total = { sum: first, lost: 0 };
  let running = false;
  let count = 1;
  for (const value of rest) {
    count++;
    if (!running) {
      const next = plus(total, value);
      if (Math.abs(next.sum) !== Number.POSITIVE_INFINITY) {
        total = next;
        continue;
      }
      running = true;
      total = { sum: total.sum / (count - 1), lost: total.lost / (count - 1) };
    }
    const share = (count - 1) / count;
    total = plus({ sum: share * total.sum, lost: share * total.lost }, value / count);
  }
  return running ? total.sum + total.lost : total.sum / count + total.lost / count;
}
