import { type Fields, fieldsOf, isFields, listOf, type Run } from "../run/index.ts";
import { isLegacy, readLegacy } from "./legacy.ts";
import { readMachineReadable } from "./machine-readable.ts";
import { runOf } from "./summary.ts";
import { readSummaryExport } from "./summary-export.ts";

export { parseKey } from "./metric.ts";
export { operationOf } from "./requests.ts";

/** Whether a JSON body is one of k6's summaries, whichever. */
export function isK6Summary(body: unknown): body is Fields {
  return isFields(body) && (isFields(body.metrics) || isMachineReadable(body));
}

/** The run that a body of {@link isK6Summary} is of. `givenAt` is when it was given, seconds since 1970. */
export function readK6Summary(body: Fields, test: string, givenAt: number): Run {
  if (isMachineReadable(body)) return runOf(readMachineReadable(body), test, givenAt);
  return runOf(isLegacy(body) ? readLegacy(body) : readSummaryExport(body), test, givenAt);
}

function isMachineReadable(body: Fields): boolean {
  return typeof body.version === "string" && listOf(fieldsOf(body.results).metrics).length > 0;
}
