/** Figures of every trend in k6's summary. */
export const summaryTrendStats = ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "count"];

/**
 * k6's options for a load: `{full, short, thresholds, operations}`, the first two being scenarios.
 * Every operation is a value of the tag `name`; the summary has its own figures for each, with or without a threshold.
 */
export function loadOptions(test, { full, short, thresholds, operations = [] }, { isShort = false } = {}) {
  return {
    scenarios: { [test]: { gracefulStop: "5s", ...(isShort ? short : full) } },
    thresholds: { ...perOperation(operations), ...thresholds },
    summaryTrendStats,
    userAgent: `sightline-load/${test}`,
  };
}

/** k6 keeps a tag's figures only where a threshold asks for them; an empty one asks without judging. */
export function perOperation(operations) {
  const series = ["http_req_duration", "http_req_failed", "http_reqs"];
  return Object.fromEntries(operations.flatMap((name) => series.map((metric) => [`${metric}{name:${name}}`, []])));
}
