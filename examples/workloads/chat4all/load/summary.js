import { results, short, target } from "./setting.js";

/** k6's handleSummary: all figures as JSON beside a few lines for whoever watches. */
export function summaryOf(name) {
  return (data) => ({
    [`${results}/${name}.json`]: `${JSON.stringify({ load: { name, short, target }, ...data }, null, 2)}\n`,
    stdout: `${lines(name, data).join("\n")}\n`,
  });
}

function lines(name, { metrics }) {
  const { http_reqs: requests, http_req_duration: time, http_req_failed: failed } = metrics;
  const ms = (key) => `${time.values[key].toFixed(2)} ms`;
  return [
    `${short ? `${name} (short)` : name}: ${requests.values.count} requests, ${requests.values.rate.toFixed(1)}/s, ${(failed.values.rate * 100).toFixed(2)} % failed`,
    `  P50 ${ms("med")}, P95 ${ms("p(95)")}, P99 ${ms("p(99)")}, longest ${ms("max")}`,
    ...rejectionLines(metrics),
    ...thresholdLines(metrics),
  ];
}

function rejectionLines(metrics) {
  return Object.entries(metrics)
    .filter(([metric]) => metric.startsWith("rejected_"))
    .map(([metric, { values }]) => `  ${values.count} messages not accepted: ${metric.replace("rejected_", "")}`);
}

function thresholdLines(metrics) {
  return Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).map(([rule, { ok }]) => `  ${ok ? "✔" : "✘"} ${metric} ${rule}`),
  );
}
