/** The unit in which a metric counts: base units, or the noun of what is counted. */
export type MetricUnit = "seconds" | "bytes" | "ratio" | "boolean" | "celsius" | (string & {});

/** What every metric says about itself. */
export interface MetricOptions<L extends string> {
  /** One sentence for whoever reads `/metrics`. */
  readonly help: string;
  readonly unit?: MetricUnit;
  /** Labels of its own; `job` and `instance` come from the scrape. @default none */
  readonly labels?: readonly L[];
  /** Accepts a name that breaks the conventions of its type, because it is out there already. @default false */
  readonly legacyName?: boolean;
  /** Accepts a name beyond letters, digits, `_` and `:` (`http.server.duration`). @default false */
  readonly utf8Name?: boolean;
}

/** The types of the exposition format, and what Prometheus computes itself. */
export type MetricType = "counter" | "gauge" | "histogram" | "summary" | "stateset" | "computed";

/** A metric's description as plain data. */
export interface MetricDefinition<L extends string = string, T extends MetricType = MetricType> {
  readonly type: T;
  readonly name: string;
  readonly help: string;
  readonly unit?: MetricUnit;
  /** In the order of declaration. */
  readonly labels: readonly L[];
  /** Upper bounds of a histogram's buckets, ascending, without +Inf. */
  readonly buckets?: readonly number[];
  /** Quantiles that a summary reports, from 0 to 1. */
  readonly quantiles?: readonly number[];
  /** The states of a state set and the label that names them. */
  readonly states?: readonly string[];
  readonly stateLabel?: string;
}

/** Anything that was defined as a metric. */
export interface Metric<L extends string = string, T extends MetricType = MetricType> {
  readonly definition: MetricDefinition<L, T>;
}

/** Puts a definition together, without the fields that nobody gave. */
export function describe<L extends string, T extends MetricType>(
  type: T,
  name: string,
  { help, unit, labels = [] }: MetricOptions<L>,
): MetricDefinition<L, T> {
  return { type, name, help, ...(unit === undefined ? {} : { unit }), labels };
}
