import type { System } from "../../systems/index.ts";
import type { Exposed } from "./exposed.ts";
import { type Gap, type GapFact, mayYetCome } from "./gap.ts";
import { judge } from "./judge.ts";
import type { Need } from "./need.ts";
import type { Reader } from "./reader.ts";
import { remedyFor } from "./remedy.ts";
import { type UnusedFamily, unusedFamilies } from "./unused.ts";

/** How what is needed and what is exposed differ. */
export interface Gaps {
  /** What somebody asks for and nobody shows. */
  readonly gaps: readonly Gap[];
  /** What may be right: counters whose first event is still to come. */
  readonly quiet: readonly Gap[];
  /** What is exposed and read by nobody, sorted. */
  readonly unused: readonly UnusedFamily[];
  /** Metrics that are read, by the names of their series. */
  readonly needed: number;
}

/** Holds what dashboards, alerts and objectives need against what targets expose. */
export function compare(needs: readonly Need[], exposed: Exposed, systems: readonly System[]): Gaps {
  const found = new Map<
    string,
    { readonly fact: GapFact; readonly metrics: Set<string>; readonly readers: Reader[] }
  >();
  // One rate() of a metric says of all its reads that it is a counter.
  const counters = new Set(needs.filter(({ counted }) => counted).map(({ selector }) => selector.metric));
  for (const need of needs)
    for (const fact of judge({ ...need, counted: counters.has(need.selector.metric) }, exposed)) {
      const key = identityOf(fact);
      const known = found.get(key) ?? { fact, metrics: new Set(), readers: [] };
      if ("metrics" in fact) for (const metric of fact.metrics) known.metrics.add(metric);
      known.readers.push(need.reader);
      found.set(key, known);
    }
  const all = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { fact, metrics, readers }]): Gap => {
      const whole = "metrics" in fact ? { ...fact, metrics: [...metrics].sort() } : fact;
      return { ...whole, readers: distinct(readers), remedy: remedyFor(fact, { exposed, systems }) };
    });
  return {
    gaps: all.filter((gap) => !mayYetCome(gap)),
    quiet: all.filter(mayYetCome),
    unused: unusedFamilies(needs, exposed),
    needed: new Set(needs.map(({ selector }) => selector.metric)).size,
  };
}

/** Sorts as the text begins: what explains most comes first. */
function identityOf(fact: GapFact): string {
  const order = ["no target", "target down", "missing metric", "missing on target", "missing label", "no series"];
  const { metrics: _metrics, has: _has, ...rest } = { metrics: [], has: [], ...fact };
  return JSON.stringify([order.indexOf(fact.kind), rest]);
}

function distinct(readers: readonly Reader[]): readonly Reader[] {
  const texts = new Map(readers.map((reader) => [JSON.stringify(reader), reader]));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reader]) => reader);
}
