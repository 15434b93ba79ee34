/** What an expression results in. */
export type ValueType = "scalar" | "vector" | "range" | "string";

/** Arguments and result of a PromQL function, as in Prometheus 3.15 (promql/parser/functions.go). */
export interface Signature {
  readonly arguments: readonly ValueType[];
  /** How many arguments may be left out at the end. */
  readonly optional: number;
  /** How many more arguments of the last type may follow. */
  readonly more: number;
  readonly result: ValueType;
  /** Only known to a Prometheus with `--enable-feature=promql-experimental-functions`. */
  readonly experimental: boolean;
}

/** What a function takes and gives; nothing for a name that is none. */
export function signatureOf(name: string): Signature | undefined {
  return signatures.get(name);
}

const ofVector =
  "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_sum " +
  "histogram_stddev histogram_stdvar ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp";
const ofTime = "days_in_month day_of_month day_of_week day_of_year hour minute month year";
const ofRange =
  "absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate " +
  "last_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time";
const experimentalOfRange =
  "mad_over_time ts_of_first_over_time ts_of_max_over_time ts_of_min_over_time ts_of_last_over_time";

const signatures: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ...each(ofVector, { arguments: ["vector"] }),
  ...each(ofTime, { arguments: ["vector"], optional: 1 }),
  ...each(ofRange, { arguments: ["range"] }),
  ...each(experimentalOfRange, { arguments: ["range"], experimental: true }),
  ...each("clamp", { arguments: ["vector", "scalar", "scalar"] }),
  ...each("clamp_max clamp_min", { arguments: ["vector", "scalar"] }),
  ...each("round", { arguments: ["vector", "scalar"], optional: 1 }),
  ...each("histogram_fraction", { arguments: ["scalar", "scalar", "vector"] }),
  ...each("histogram_quantile", { arguments: ["scalar", "vector"] }),
  ...each("predict_linear", { arguments: ["range", "scalar"] }),
  ...each("quantile_over_time", { arguments: ["scalar", "range"] }),
  ...each("label_replace", { arguments: ["vector", "string", "string", "string", "string"] }),
  ...each("label_join", {
    arguments: ["vector", "string", "string", "string"],
    optional: 1,
    more: Number.POSITIVE_INFINITY,
  }),
  ...each("vector", { arguments: ["scalar"] }),
  ...each("scalar", { arguments: ["vector"], result: "scalar" }),
  ...each("pi time", { arguments: [], result: "scalar" }),
  ...each("end range start step", { arguments: [], result: "scalar", experimental: true }),
  ...each("max_of min_of", { arguments: ["scalar", "scalar"], result: "scalar", experimental: true }),
  ...each("start_timestamp", { arguments: ["vector"], experimental: true }),
  ...each("double_exponential_smoothing", { arguments: ["range", "scalar", "scalar"], experimental: true }),
  ...each("histogram_quantiles", {
    arguments: ["vector", "string", "scalar", "scalar"],
    optional: 1,
    more: 8,
    experimental: true,
  }),
  ...each("info", { arguments: ["vector", "vector"], optional: 1, experimental: true }),
  ...each("sort_by_label sort_by_label_desc", {
    arguments: ["vector", "string"],
    optional: 1,
    more: Number.POSITIVE_INFINITY,
    experimental: true,
  }),
]);

/** Every function's name, sorted. */
export const functionNames: readonly string[] = [...signatures.keys()].sort();

function each(
  names: string,
  signature: Partial<Signature> & Pick<Signature, "arguments">,
): (readonly [string, Signature])[] {
  const full: Signature = { optional: 0, more: 0, result: "vector", experimental: false, ...signature };
  return names.split(" ").map((name) => [name, full]);
}
