/**
 * What each part of a run was like, and the breaking point: the last step within the limits before the first beyond them.
 * A part with no answer at all is beyond.
 */
export function capacityOf(metrics, parts, limits) {
  const figures = parts.map(({ part, users, seconds }) => {
    const values = (metric) => metrics[`${metric}{part:${part}}`]?.values ?? {};
    const time = values("http_req_duration");
    const requests = values("http_reqs").count ?? 0;
    const errorRate = values("http_req_failed").rate ?? 0;
    return {
      part,
      users,
      requests,
      requests_per_second: requests / seconds,
      p50_ms: time.med ?? 0,
      p95_ms: time["p(95)"] ?? 0,
      p99_ms: time["p(99)"] ?? 0,
      error_rate: errorRate,
      success_rate: 1 - errorRate,
      cpu_percent: values("service_cpu_percent").avg ?? null,
      memory_megabytes: values("service_memory_megabytes").max ?? null,
      within_limits: requests > 0 && time["p(95)"] < limits.p95Ms && errorRate < limits.errorRate,
    };
  });
  const broken = figures.findIndex(({ within_limits: isWithin }) => !isWithin);
  const good = broken === -1 ? figures : figures.slice(0, broken);
  return {
    limits,
    parts: figures,
    last_within_limits: good.at(-1)?.users ?? null,
    first_beyond_limits: figures[broken]?.users ?? null,
  };
}

/** The report as lines. */
export function capacityText({ parts, last_within_limits: last, first_beyond_limits: first }) {
  const isRamp = new Set(parts.map(({ users }) => users)).size > 1;
  return [...table(parts), ...(isRamp ? [`  breaking point: ${breakingPoint(last, first)}`] : [])];
}

function breakingPoint(last, first) {
  if (first === null) return `none up to ${last} users`;
  return last === null ? `below ${first} users` : `${last} users are within the limits, ${first} are not`;
}

function table(parts) {
  const rows = parts.map((part) => [
    part.part,
    part.users,
    part.requests_per_second.toFixed(1),
    part.p50_ms.toFixed(1),
    part.p95_ms.toFixed(1),
    part.p99_ms.toFixed(1),
    (part.error_rate * 100).toFixed(2),
    part.cpu_percent?.toFixed(0) ?? "?",
    part.memory_megabytes?.toFixed(0) ?? "?",
    part.within_limits ? "✔" : "✘",
  ]);
  const head = ["part", "users", "req/s", "P50 ms", "P95 ms", "P99 ms", "errors %", "CPU %", "MB", ""];
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, n) => Math.max(...all.map((row) => row[n].length)));
  return all.map((row) => `  ${row.map((cell, n) => cell.padStart(widths[n])).join("  ")}`.trimEnd());
}
