import { printNode } from "../../metrics/kit/index.ts";

/** One endpoint that is scraped. */
export interface ExposedTarget {
  readonly job: string;
  readonly instance: string;
  /** Whether the last scrape worked. */
  readonly up: boolean;
}

/** Where a series is. */
export type Origin = Pick<ExposedTarget, "job" | "instance">;

/** What targets expose, as far as the needs ask. */
export interface Exposed {
  readonly targets: readonly ExposedTarget[];
  /** Names of all series by job; under `""` those without one, as records have none. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** The series there are now of each metric that is needed, with `job`, `instance` and at least the labels that are asked for. */
  readonly series: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
  /** All labels of a selector, printed, where the series have less than all. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** The targets that name a family without having to have a series of it: a counter may begin with the first event. */
  readonly declared: ReadonlyMap<string, readonly Origin[]>;
  /** Selectors, printed, that have no series now and had some not long ago. */
  readonly before: ReadonlySet<string>;
}

/** Everything that a metric has, in a job if one is given. */
export function allOf(metric: string, job?: string): string {
  const matchers = job === undefined ? [] : [{ label: "job", op: "=" as const, value: job }];
  return printNode({ type: "selector", metric, matchers });
}

/** The names under which a format may tell the type of a series: OpenMetrics leaves `_total` out. */
export function familyNames(metric: string): readonly string[] {
  return [...new Set([metric, metric.replace(/_(?:bucket|sum|count|total|created)$/, "")])];
}

/** The targets that declare the family of a metric. */
export function declaredBy({ declared }: Pick<Exposed, "declared">, metric: string): readonly Origin[] {
  return familyNames(metric).flatMap((name) => declared.get(name) ?? []);
}
