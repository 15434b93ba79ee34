/** What a parameter's value must be. */
export interface Kind {
  readonly form: RegExp;
  readonly allowed: string;
}

/** A parameter that an endpoint takes. */
export interface Parameter {
  readonly kind: Kind;
  /** Whether it may be given more than once. */
  readonly many?: true;
}

/** Moments and durations as Prometheus takes them, without Go's rarer ways to write a number. Source: https://prometheus.io/docs/prometheus/latest/querying/api/ */
const kinds = {
  text: { form: /^[^\0]+$/, allowed: "must be a text" },
  time: {
    form: /^(-?\d{1,15}(\.\d{1,9})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))$/,
    allowed: "must be seconds since 1970 or a time like 2026-01-31T12:00:00Z",
  },
  duration: {
    form: /^(?=.)(\d{1,12}(\.\d{1,9})?|(\d{1,9}y)?(\d{1,9}w)?(\d{1,9}d)?(\d{1,9}h)?(\d{1,9}m)?(\d{1,9}s)?(\d{1,9}ms)?)$/,
    allowed: "must be seconds or a duration like 1m30s",
  },
  number: { form: /^\d{1,9}$/, allowed: "must be a whole number" },
  toggle: { form: /^(true|false)$/, allowed: "must be true or false" },
  stats: { form: /^all$/, allowed: "must be all" },
  ruleType: { form: /^(alert|record)$/, allowed: "must be alert or record" },
} as const satisfies Readonly<Record<string, Kind>>;

type Parameters = Readonly<Record<string, Parameter>>;

const one = (kind: Kind): Parameter => ({ kind });
const many = (kind: Kind): Parameter => ({ kind, many: true });

const evaluation: Parameters = {
  query: one(kinds.text),
  timeout: one(kinds.duration),
  limit: one(kinds.number),
  lookback_delta: one(kinds.duration),
  stats: one(kinds.stats),
};
const selection: Parameters = {
  "match[]": many(kinds.text),
  start: one(kinds.time),
  end: one(kinds.time),
  limit: one(kinds.number),
};

/** What each endpoint takes; nothing else is passed on. */
export const parameters = {
  query: { ...evaluation, time: one(kinds.time) },
  query_range: { ...evaluation, start: one(kinds.time), end: one(kinds.time), step: one(kinds.duration) },
  series: selection,
  labels: selection,
  label_values: selection,
  metadata: { metric: one(kinds.text), limit: one(kinds.number), limit_per_metric: one(kinds.number) },
  rules: {
    type: one(kinds.ruleType),
    "rule_name[]": many(kinds.text),
    "rule_group[]": many(kinds.text),
    "file[]": many(kinds.text),
    "match[]": many(kinds.text),
    exclude_alerts: one(kinds.toggle),
    group_limit: one(kinds.number),
    group_next_token: one(kinds.text),
  },
  alerts: {},
} as const satisfies Readonly<Record<string, Parameters>>;

const milliseconds = { y: 31_536_000_000, w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** A duration in one of the forms above. */
export function durationMs(text: string): number {
  if (/^[\d.]+$/.test(text)) return Number(text) * 1000;
  const parts = text.matchAll(/(\d+)(ms|[ywdhms])/g);
  return [...parts].reduce((sum, [, n, unit]) => sum + Number(n) * milliseconds[unit as keyof typeof milliseconds], 0);
}

/** A moment in one of the forms above; NaN for a day that no month has. */
export function timeMs(text: string): number {
  return /^-?[\d.]+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
