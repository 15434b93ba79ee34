import { summaryOf as kitSummaryOf } from "../../kit/load/summary.js";
import { setting } from "./setting.js";

/** Of a load by its name; rejected messages are told by their reasons. */
export function summaryOf(name) {
  return kitSummaryOf(`chat4all-${name}`, setting, rejectionLines);
}

function rejectionLines(metrics) {
  return Object.entries(metrics)
    .filter(([metric]) => metric.startsWith("rejected_"))
    .map(([metric, { values }]) => `  ${values.count} messages not accepted: ${metric.replace("rejected_", "")}`);
}
