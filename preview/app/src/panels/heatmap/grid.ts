/** A row of cells: what is counted lies between its bounds. */
export interface GridRow {
  /** As people read it, where it has no bounds. */
  readonly name: string;
  readonly low?: number;
  readonly high?: number;
}

/** A column of cells: a span of time in milliseconds since 1970. */
export interface GridColumn {
  readonly from: number;
  readonly to: number;
}

/** What a heatmap draws: columns from left to right, rows from the lowest up. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** `counts[column][row]`; undefined where nothing is known. */
  readonly counts: readonly (readonly (number | undefined)[])[];
  /** What a row's label names: its upper bound, its lower one, or the row itself. */
  readonly layout: "le" | "ge" | "unknown";
}

/** Values of one bucket over time. */
export interface Bucket {
  readonly name: string;
  readonly values: ReadonlyMap<number, number>;
}

/**
 * Buckets that were counted elsewhere, each a row.
 * @param layout what the names of buckets are; `auto`: upper bounds where all of them are numbers
 */
export function gridOfBuckets(
  buckets: readonly Bucket[],
  { stepMs, layout }: { readonly stepMs: number; readonly layout: "auto" | Grid["layout"] },
): Grid {
  const numeric = buckets.every(({ name }) => !Number.isNaN(boundOf(name)));
  const sorted = numeric ? [...buckets].sort((a, b) => ascending(boundOf(a.name), boundOf(b.name))) : buckets;
  const used = layout === "auto" ? (numeric ? "le" : "unknown") : layout;
  const bounds = sorted.map(({ name }) => boundOf(name));
  const times = [...new Set(sorted.flatMap(({ values }) => [...values.keys()]))].sort((a, b) => a - b);
  return {
    columns: times.map((time) => ({ from: time - stepMs, to: time })),
    rows: sorted.map(({ name }, index) => ({ name, ...(numeric ? boundsOf(bounds, index, used) : {}) })),
    counts: times.map((time) => sorted.map(({ values }) => values.get(time))),
    layout: used,
  };
}

function boundsOf(bounds: readonly number[], index: number, layout: Grid["layout"]): Pick<GridRow, "low" | "high"> {
  const own = bounds[index] ?? Number.NaN;
  if (layout === "le") return { low: bounds[index - 1] ?? Number.NEGATIVE_INFINITY, high: own };
  if (layout === "ge") return { low: own, high: bounds[index + 1] ?? Number.POSITIVE_INFINITY };
  return {};
}

function boundOf(name: string): number {
  if (name === "+Inf") return Number.POSITIVE_INFINITY;
  if (name === "-Inf") return Number.NEGATIVE_INFINITY;
  return name.trim() === "" ? Number.NaN : Number(name);
}

/** Infinities too, of which one minus the other is no number. */
function ascending(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
