/**
 * Moves the decimal point: the shortest text of the number with another exponent, so that 5.2 ms are 0.0052 s and not
 * 0.005200000000000001, which dividing would make of some values.
 */
export function shifted(value: number | string, places: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Milliseconds as seconds. */
export function seconds(milliseconds: number | string): number {
  return shifted(milliseconds, -3);
}

/** A percentile, `99.9`, as the text of a quantile, `0.999`. */
export function quantileOf(percentile: number | string): string {
  return String(shifted(percentile, -2));
}
