import { summaryOf as kitSummaryOf } from "../../kit/load/summary.js";
import { setting } from "./setting.js";

/** Of a load by its name, with what became of the operations and what a user adds. */
export function summaryOf(name) {
  return kitSummaryOf(`agents-${name}`, setting, operationLines);
}

function operationLines({ checks, operations_rejected: rejected, operations_lost: lost, vus_max: users }) {
  const { passes, fails } = checks.values;
  return [
    `  ${passes} operations completed, ${fails} failed or timed out, ${rejected.values.count} rejected by a limiter, ${lost.values.count} lost`,
    ...(users ? [`  ${users.values.max} users at most`] : []),
  ];
}
