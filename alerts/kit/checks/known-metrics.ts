/** What the targets expose, as far as it is known. */
export interface KnownMetrics {
  /** Every series' name, sorted. */
  readonly names: readonly string[];
  /** The type of a series by its name, its own or that of the histogram or summary it belongs to. */
  typeOf(name: string): KnownType | undefined;
  /** Its labels, those of the scrape among them; unknown when undefined. */
  labelsOf?(name: string): readonly string[] | undefined;
}

export type KnownType = "counter" | "gauge" | "histogram" | "summary" | "unknown";

/** Known metrics from a list of families: `http_request_duration_seconds`, a histogram, has three kinds of series. */
export function knownMetrics(families: readonly KnownFamily[]): KnownMetrics {
  const series = new Map(families.flatMap(seriesOf));
  return {
    names: [...series.keys()].sort(),
    typeOf: (name) => series.get(name)?.type,
    labelsOf: (name) => series.get(name)?.labels,
  };
}

export interface KnownFamily {
  readonly name: string;
  readonly type: KnownType;
  readonly labels?: readonly string[];
}

/** What the examples of checks expose that need to know. */
export const exampleMetrics: KnownMetrics = knownMetrics([{ name: "queue_length", type: "gauge", labels: ["queue"] }]);

function seriesOf(family: KnownFamily): [string, Omit<KnownFamily, "name">][] {
  const { name, type, labels } = family;
  const having = (kind: KnownType, more: readonly string[] = []) => ({
    type: kind,
    ...(labels === undefined ? {} : { labels: [...labels, ...more] }),
  });
  const parts: [string, Omit<KnownFamily, "name">][] = [
    [`${name}_sum`, having("counter")],
    [`${name}_count`, having("counter")],
  ];
  // A histogram under its own name is a native one.
  if (type === "histogram")
    return [[name, having("histogram")], [`${name}_bucket`, having("counter", ["le"])], ...parts];
  if (type === "summary") return [[name, having("gauge", ["quantile"])], ...parts];
  return [[name, having(type)]];
}
