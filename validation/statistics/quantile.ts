/**
 * The value that a share `q` of the values lies below, interpolated between neighbours: type 7 of Hyndman and Fan (1996), the
 * default of R, NumPy and spreadsheets, so that whoever recalculates a report arrives at its numbers.
 * `undefined` where there are no values.
 * @throws RangeError when `q` is outside 0…1 or a value is not finite.
 */
export function quantile(values: readonly number[], q: number): number | undefined {
  return quantileOfSorted(ascending(values), q);
}

/** A sorted copy. */
export function ascending(values: readonly number[]): Float64Array {
  const strange = values.find((value) => !Number.isFinite(value));
  if (strange !== undefined) throw new RangeError(`${strange} is among the values; allowed: finite numbers`);
  return Float64Array.from(values).sort();
}

/** The same of values that are in ascending order already. */
export function quantileOfSorted(values: Float64Array, q: number): number | undefined {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`${q} is no share of the values; allowed: 0 to 1`);
  const rank = (values.length - 1) * q;
  const [lower, upper] = [values[Math.floor(rank)], values[Math.ceil(rank)]];
  return lower === undefined || upper === undefined ? undefined : lower + (upper - lower) * (rank % 1);
}
