/**
 * k6's handleSummary: all figures as JSON in `<results>/<test>.json`, beside a few lines for whoever watches.
 * `more` adds lines made from the metrics.
 */
export function summaryOf(test, { results, short, target }, more = () => []) {
  return (data) => ({
    [`${results}/${test}.json`]: `${JSON.stringify({ load: { name: test, short, target }, ...data }, null, 2)}\n`,
    stdout: `${lines(short ? `${test} (short)` : test, data, more).join("\n")}\n`,
  });
}

function lines(title, { metrics }, more) {
  const { http_reqs: requests, http_req_duration: time, http_req_failed: failed } = metrics;
  const ms = (key) => `${time.values[key].toFixed(2)} ms`;
  return [
    `${title}: ${requests.values.count} requests, ${requests.values.rate.toFixed(1)}/s, ${(failed.values.rate * 100).toFixed(2)} % failed`,
    `  P50 ${ms("med")}, P95 ${ms("p(95)")}, P99 ${ms("p(99)")}, longest ${ms("max")}`,
    ...more(metrics),
    ...thresholdLines(metrics),
  ];
}

function thresholdLines(metrics) {
  return Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).map(([rule, { ok }]) => `  ${ok ? "✔" : "✘"} ${metric} ${rule}`),
  );
}
