import type { Exposed } from "./exposed.ts";
import { isOfAlerts, isOfTheScrape, type Need } from "./need.ts";

/** A family of series that nobody reads. */
export interface UnusedFamily {
  readonly name: string;
  /** Sorted. */
  readonly jobs: readonly string[];
}

/** What is exposed and read by nobody; a histogram of which one kind of series is read counts as read. */
export function unusedFamilies(needs: readonly Need[], { names }: Exposed): readonly UnusedFamily[] {
  const read = new Set(needs.map(({ selector }) => selector.metric));
  const jobs = new Map<string, Set<string>>();
  for (const [job, ofJob] of names) {
    const families = Map.groupBy([...ofJob].filter(isExposed), (name) => familyOf(name, ofJob));
    for (const [family, series] of families) {
      if (series.some((name) => read.has(name)) || read.has(family)) continue;
      jobs.set(family, (jobs.get(family) ?? new Set()).add(job));
    }
  }
  return [...jobs].map(([name, all]) => ({ name, jobs: [...all].sort() })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The families that a job exposes, whether they are read or not. */
export function familiesOf(names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter(isExposed).map((name) => familyOf(name, names)));
}

/** A record is written by whoever reads it, and the scrape's own series come by themselves. */
function isExposed(name: string): boolean {
  return !name.includes(":") && !isOfTheScrape(name) && !isOfAlerts(name);
}

function familyOf(name: string, all: ReadonlySet<string>): string {
  const base = name.replace(/_(?:bucket|sum|count|created)$/, "");
  if (base === name) return name;
  if (all.has(`${base}_count`) && (all.has(`${base}_sum`) || all.has(`${base}_bucket`))) return base;
  return all.has(`${base}_total`) && name.endsWith("_created") ? `${base}_total` : name;
}
