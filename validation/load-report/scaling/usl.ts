/** Throughput as a function of a count, after Gunther's Universal Scalability Law: λN / (1 + σ(N−1) + κN(N−1)). */
export interface UslFit {
  /** Requests per second of one. */
  readonly lambda: number;
  /** What has to wait for others. */
  readonly sigma: number;
  /** What is spent on keeping all in step. */
  readonly kappa: number;
  /** The count beyond which throughput falls; absent where it never does. */
  readonly peak?: number;
  /** Share of the variation of the throughput that the curve explains; absent with three counts, through which it always goes nearly exactly. */
  readonly r2?: number;
}

export interface Throughput {
  readonly count: number;
  readonly perSecond: number;
}

/**
 * The curve through at least three counts, by least squares of N / X(N), which is linear in 1/λ, σ/λ and κ/λ. A σ or κ below 0 has no meaning, and
 * is held at 0. Source: N. J. Gunther, Guerrilla Capacity Planning, chapter 5. Undefined for fewer counts, or where no such curve fits.
 */
export function fitUsl(points: readonly Throughput[]): UslFit | undefined {
  const usable = points.filter(({ perSecond }) => perSecond > 0);
  if (new Set(usable.map(({ count }) => count)).size < 3) return undefined;
  const y = usable.map(({ count, perSecond }) => count / perSecond);
  const terms = [() => 1, (n: number) => n - 1, (n: number) => n * (n - 1)];
  // From all terms to fewer: the first whose coefficients mean something, by its error.
  const fits = [[0, 1, 2], [0, 1], [0, 2], [0]].flatMap((used) => {
    const columns = used.map((index) => usable.map(({ count }) => terms[index]?.(count) ?? 0));
    const solved = leastSquares(columns, y);
    if (solved?.some((value) => value < 0) !== false) return [];
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map((index) => solved[used.indexOf(index)] ?? 0);
    if (a <= 0) return [];
    const lambda = 1 / a;
    return [{ lambda, sigma: b * lambda, kappa: c * lambda }];
  });
  const errorOf = (fit: UslFit) =>
    usable.reduce((sum, { count, perSecond }) => sum + (throughputAt(fit, count) - perSecond) ** 2, 0);
  const [best] = fits.toSorted((a, b) => errorOf(a) - errorOf(b));
  if (best === undefined) return undefined;
  const mean = usable.reduce((sum, { perSecond }) => sum + perSecond, 0) / usable.length;
  const spread = usable.reduce((sum, { perSecond }) => sum + (perSecond - mean) ** 2, 0);
  const peak = best.kappa > 0 && best.sigma < 1 ? Math.sqrt((1 - best.sigma) / best.kappa) : undefined;
  return {
    ...best,
    ...(peak !== undefined && { peak }),
    ...(usable.length > 3 && spread > 0 && { r2: 1 - errorOf(best) / spread }),
  };
}

export function throughputAt({ lambda, sigma, kappa }: UslFit, count: number): number {
  return (lambda * count) / (1 + sigma * (count - 1) + kappa * count * (count - 1));
}

/** The coefficients of the columns that come nearest to y: the normal equations by Gauss's elimination; undefined where they have no one solution. */
function leastSquares(columns: readonly (readonly number[])[], y: readonly number[]): number[] | undefined {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const rows = columns.map((one) => [...columns.map((two) => dot(one, two)), dot(one, y)]);
  for (const [at, pivot] of rows.entries()) {
    const head = pivot[at] ?? 0;
    if (Math.abs(head) < 1e-12) return undefined;
    for (const [index, row] of rows.entries()) {
      if (index === at) continue;
      const factor = (row[at] ?? 0) / head;
      for (const [column, value] of pivot.entries()) row[column] = (row[column] ?? 0) - factor * value;
    }
  }
  return rows.map((row, index) => (row.at(-1) ?? 0) / (row[index] ?? 1));
}
