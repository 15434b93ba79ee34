import type { Unit } from "../render/index.ts";
import type { Described } from "./words.ts";

/** The unit of a value: that of the metric, where it is no mere noun. */
export function valueUnit(metric: Described): Unit {
  return valueUnits[unitOf(metric) ?? ""] ?? "short";
}

/** The unit of a counter's growth per second. */
export function rateUnit(metric: Described): Unit {
  return rateUnits[unitOf(metric) ?? ""] ?? "ops";
}

/** What is counted, in a word for the legend: `requests`; undefined for base units, which say nothing about that. */
export function nounOf(metric: Described): string | undefined {
  const unit = unitOf(metric);
  return unit === undefined || unit in valueUnits ? undefined : unit;
}

// A histogram's count has no unit, whatever was observed.
function unitOf({ node, definition }: Described): string | undefined {
  if (definition === undefined) return undefined;
  return node.metric === `${definition.name}_count` ? undefined : definition.unit;
}

const valueUnits: Readonly<Record<string, Unit>> = {
  seconds: "s",
  microseconds: "µs",
  bytes: "bytes",
  ratio: "percentunit",
  boolean: "bool_yes_no",
  celsius: "celsius",
  "requests per second": "reqps",
  "records per second": "recps",
};

const rateUnits: Readonly<Record<string, Unit>> = {
  // Seconds per second: the share of the time, as of a CPU.
  seconds: "percentunit",
  bytes: "Bps",
  requests: "reqps",
  calls: "reqps",
  records: "recps",
  messages: "mps",
  packets: "pps",
  events: "eps",
};
