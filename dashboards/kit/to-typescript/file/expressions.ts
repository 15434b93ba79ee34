import type { Node } from "../../../../metrics/kit/index.ts";
import { uniqueNames } from "../../from-json/index.ts";
import type { Code } from "../code.ts";
import { word } from "../code.ts";
import { type Context, type NamedSeries, readTemplated, type Typed, translate, Untyped } from "../expression/index.ts";
import {
  type CatalogueMetric,
  codeOf,
  type Demand,
  demandsOf,
  identifierOf,
  labelsOf,
  type OwnMetric,
  openSeries,
  ownersOf,
  ownMetrics,
  seriesWith,
} from "../metrics/index.ts";
import type { Imports } from "./imports.ts";

/** A query as the file has it, with the labels that are wanted of its result. */
export interface Wanted {
  readonly expr: string;
  readonly labels: readonly string[];
}

/** Writes the queries of a dashboard in TypeScript. */
export interface Expressions {
  /** Throws Untyped when it cannot. */
  write(expr: string): Typed;
  /** The metrics that the file has to define, of those that were written. */
  own(): readonly OwnMetric[];
  /** Does something; when it fails, the metrics it used are forgotten. */
  attempt<T>(write: () => T): T;
}

export interface ExpressionOptions {
  readonly catalogue: ReadonlyMap<string, CatalogueMetric>;
  readonly imports: Imports;
  readonly kitFrom: string;
  /** Names that mean something else in the file. */
  readonly taken: ReadonlySet<string>;
}

/** Looks at all queries first: what they ask of a metric that nobody defined is all that is known about it. */
export function expressionsFor(queries: readonly Wanted[], options: ExpressionOptions): Expressions {
  const { catalogue, imports, kitFrom, taken } = options;
  const nodes = queries.flatMap(({ expr, labels }) => {
    const reading = readTemplated(expr);
    return "node" in reading ? [{ node: reading.node, labels }] : [];
  });
  const metrics = learn(nodes, catalogue, taken);
  let used = new Set<string>();
  const context: Context = {
    kit: (name) => imports.use(kitFrom, name),
    widen: () => false,
    seriesOf(name) {
      const { series, metric, known } = find(name, metrics, catalogue, (known) =>
        imports.use(known.from, known.exported),
      );
      if (known === undefined) used.add(metric);
      return series;
    },
  };
  return {
    write(expr) {
      const reading = readTemplated(expr);
      if ("fault" in reading) throw new Untyped(reading.fault);
      return translate(reading.node, context);
    },
    own: () => [...metrics.values()].filter(({ name }) => used.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1)),
    attempt(write) {
      const before = new Set(used);
      try {
        return write();
      } catch (error) {
        used = before;
        throw error;
      }
    },
  };
}

type Queries = readonly { readonly node: Node; readonly labels: readonly string[] }[];

/** Metrics of both sides of an operator must have the same labels: they are given them until nothing changes any more. */
function learn(
  queries: Queries,
  catalogue: ReadonlyMap<string, CatalogueMetric>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, OwnMetric> {
  const demands: Demand[] = queries.flatMap(({ node, labels }) => demandsOf(node, labels));
  const unique = uniqueNames("");
  const metrics = ownMetrics(demands, catalogue, (name) => {
    const identifier = identifierOf(name);
    return unique(taken.has(identifier) ? `${identifier}Metric` : identifier);
  });
  let changed = true;
  const context: Context = {
    kit: (name) => name,
    seriesOf: (name) => find(name, metrics, catalogue, ({ exported }) => exported).series,
    widen(node, labels) {
      for (const name of openSeries(node)) {
        const own = ownersOf(name).flatMap(({ metric }) => metrics.get(metric) ?? [])[0];
        const lacking = own === undefined ? [] : labels.filter((label) => !own.labels.has(label) && isPlain(label));
        for (const label of lacking) own?.labels.add(label);
        changed ||= lacking.length > 0;
      }
      return changed;
    },
  };
  for (let round = 0; changed && round < 20; round++) {
    changed = false;
    for (const { node } of queries) {
      try {
        translate(node, context);
      } catch (error) {
        if (!(error instanceof Untyped)) throw error;
      }
    }
  }
  return metrics;
}

function isPlain(label: string): boolean {
  return !["job", "instance", "le", "quantile"].includes(label);
}

function find(
  name: string,
  own: ReadonlyMap<string, OwnMetric>,
  catalogue: ReadonlyMap<string, CatalogueMetric>,
  imported: (metric: CatalogueMetric) => string,
): { readonly series: NamedSeries; readonly metric: string; readonly known?: CatalogueMetric } {
  for (const { metric, suffix } of ownersOf(name)) {
    const mine = own.get(metric);
    const ofMine = mine === undefined ? undefined : seriesWith(namedOwn(mine), suffix);
    if (ofMine !== undefined) return { series: ofMine, metric };
    const known = catalogue.get(metric);
    if (known === undefined) continue;
    const { definition } = known;
    const named = (code: Code) => seriesWith({ code, type: definition.type, labels: labelsOf(definition) }, suffix);
    if (named(word("")) === undefined) continue;
    const series = named(codeOf(known, imported(known)));
    if (series !== undefined) return { series, metric, known };
  }
  throw new Untyped(`the metric ${name} is not known.`);
}

function namedOwn({ identifier, type, labels, known }: OwnMetric) {
  const all = type === "computed" ? labels : [...labels, "job", "instance"];
  const states = known?.stateLabel === undefined ? [] : [known.stateLabel];
  return { code: word(identifier), type, labels: new Set([...all, ...states]) };
}
