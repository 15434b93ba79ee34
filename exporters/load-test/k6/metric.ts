import { amount, entriesOf, type Fields, fieldsOf } from "../run/index.ts";

export type MetricKind = "counter" | "gauge" | "rate" | "trend";

/** A metric of k6, whichever summary it stood in. */
export interface K6Metric {
  /** As k6 wrote it: `http_req_duration{name:list}`. */
  readonly key: string;
  readonly name: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly kind: MetricKind;
  /** Finite values by what k6 calls them: `count`, `p(95)`, `passes`. */
  readonly values: ReadonlyMap<string, number>;
  /** Whether each expression holds. */
  readonly thresholds: readonly (readonly [expression: string, ok: boolean])[];
}

/** Reads a key such as `http_req_duration{name:list,method:GET}`; a value may hold colons and be quoted. */
export function parseKey(key: string): Pick<K6Metric, "key" | "name" | "tags"> {
  const brace = key.indexOf("{");
  if (brace === -1 || !key.endsWith("}")) return { key, name: key.trim(), tags: new Map() };
  const tags = new Map<string, string>();
  for (const pair of key.slice(brace + 1, -1).split(",")) {
    const colon = pair.indexOf(":");
    if (colon > 0) tags.set(unquoted(pair.slice(0, colon)), unquoted(pair.slice(colon + 1)));
  }
  return { key, name: key.slice(0, brace).trim(), tags };
}

/** The finite, non-negative ones among the values. */
export function valuesOf(values: unknown): ReadonlyMap<string, number> {
  return new Map(
    entriesOf(values).flatMap(([name, value]) => {
      const known = amount(value);
      return known === undefined ? [] : [[name, known] as const];
    }),
  );
}

/** `{"p(95)<200": {"ok": true}}`, as handleSummary gets them. */
export function thresholdsOf(metric: Fields): K6Metric["thresholds"] {
  return entriesOf(metric.thresholds).flatMap(([expression, result]) => {
    const { ok } = fieldsOf(result);
    return typeof ok === "boolean" ? [[expression, ok] as const] : [];
  });
}

export function isKind(text: unknown): text is MetricKind {
  return text === "counter" || text === "gauge" || text === "rate" || text === "trend";
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, "$2");
}
