import { memoryOf, operations, protocols, slotTimes, wantedRate } from "./options.js";
import { setting } from "./setting.js";

/** k6's handleSummary: all figures as JSON in `<results>/<test>.json` beside a few lines. */
export function summaryOf(test) {
  return (data) => written(test, data, [...protocolLines(test, data), ...thresholdLines(data.metrics)]);
}

/** The same, with the table that compares. */
export function compareSummary(data) {
  const test = "governance-bridge-compare";
  return written(test, data, [`${test}${form()}:`, "", ...table(data.metrics), ""]);
}

function written(test, data, lines) {
  const { results, short, target } = setting;
  return {
    [`${results}/${test}.json`]: `${JSON.stringify({ load: { name: test, short, target }, ...data }, null, 2)}\n`,
    stdout: `${lines.join("\n")}\n`,
  };
}

function protocolLines(test, { metrics, state }) {
  const used = protocols.filter((protocol) => metrics[`${protocol}_reqs`]);
  const seconds = state.testRunDurationMs / 1000;
  const rate = used.reduce((sum, protocol) => sum + metrics[`${protocol}_reqs`].values.count, 0) / seconds;
  return [
    `${test}${form()}: ${rate.toFixed(0)} requests/s; wanted are ${wantedRate}/s`,
    ...used.map((protocol) => `  ${protocol}: ${figures(metrics, protocol)}`),
  ];
}

function figures(metrics, protocol) {
  const { count } = metrics[`${protocol}_reqs`].values;
  const failed = metrics[`${protocol}_req_failed`].values.rate * 100;
  const { values } = metrics[`${protocol}_req_duration`];
  const times = quantiles.map(([name, key]) => `${name} ${values[key].toFixed(2)} ms`);
  return `${count} requests, ${failed.toFixed(2)} % failed, ${times.join(", ")}`;
}

const quantiles = [
  ["P50", "med"],
  ["P95", "p(95)"],
  ["P99", "p(99)"],
  ["P99.9", "p(99.9)"],
];

/** Markdown, so that it can be put into a report as it is. */
function table(metrics) {
  const rows = operations.flatMap((operation) => protocols.map((protocol) => row(metrics, operation, protocol)));
  return [
    "| operation | protocol | requests/s | failed | P50 ms | P95 ms | P99 ms | P99.9 ms | memory MB |",
    "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ];
}

function row(metrics, operation, protocol) {
  const of = (what) => (metrics[`${protocol}_${what}{name:${operation}}`] || { values: {} }).values;
  const rate = (of("reqs").count || 0) / (slotTimes(setting).loadMs / 1000);
  const times = quantiles.map(([, key]) => (of("req_duration")[key] || 0).toFixed(2));
  const memory = (metrics[memoryOf(operation, protocol)] || { values: {} }).values.max;
  const cells = [
    rate.toFixed(0),
    `${((of("req_failed").rate || 0) * 100).toFixed(2)} %`,
    ...times,
    memory === undefined ? "" : (memory / 1e6).toFixed(1),
  ];
  return `| ${operation} | ${protocol} | ${cells.join(" | ")} |`;
}

function thresholdLines(metrics) {
  return Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).map(([rule, { ok }]) => `  ${ok ? "✔" : "✘"} ${metric} ${rule}`),
  );
}

function form() {
  return setting.short ? " (short)" : "";
}
