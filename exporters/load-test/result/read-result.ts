import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { isK6Summary, readK6Summary } from "../k6/index.ts";
import {
  csvKind,
  isJsonFile,
  isWebUiStats,
  type LocustPart,
  readCsv,
  readJsonFile,
  readWebUiStats,
  startRun,
} from "../locust/index.ts";
import { fieldsOf, listOf, type Run } from "../run/index.ts";

/** What a tool's file is: a whole run, or something more about the latest run of Locust. */
export type Result = { readonly run: Run } | { readonly part: Exclude<LocustPart, { kind: "stats" }> };

/** What is known beside the file. */
export interface ResultContext {
  readonly test: string;
  /** When it was written or sent, seconds since 1970. */
  readonly givenAt: number;
}

/**
 * Reads a file of k6 or Locust; which of their files it is shows in its content.
 * @throws DefinitionError when it is none of them, or is not whole.
 */
export function readResult(text: string, { test, givenAt }: ResultContext): Result {
  const content = text.replace(/^\ufeff/, "").trimStart();
  if (content.startsWith("{") || content.startsWith("[")) return { run: fromJson(content, test, givenAt) };
  const kind = csvKind(content);
  if (kind === undefined) throw fault("is neither JSON nor one of Locust's CSV files", expected);
  if (kind !== "history") refuseTooMany(linesOf(content), "lines");
  const part = partOf(content, kind);
  if (part.kind !== "stats") return { part };
  return { run: startRun(part, { test, source: "csv", running: false, seenAt: givenAt, completedAt: givenAt }) };
}

function partOf(content: string, kind: LocustPart["kind"]): LocustPart {
  try {
    return readCsv(content, kind);
  } catch (error) {
    throw fault(`is no whole CSV file: ${(error as Error).message}`, "Send it when Locust has written it to the end.");
  }
}

function fromJson(content: string, test: string, givenAt: number): Run {
  let body: unknown;
  try {
    body = JSON.parse(content);
  } catch (error) {
    // The parser's message quotes the text around the fault.
    const message = (error as Error).message.replace(/,? ?"[\s\S]*$|, \.\.\.[\s\S]*$/, "").slice(0, 200);
    throw fault(`is no whole JSON document: ${message}`, "Send the file as the tool wrote it, to the end.");
  }
  refuseTooMany(namesIn(body), "metrics or operations");
  if (isK6Summary(body)) return readK6Summary(body, test, givenAt);
  if (isJsonFile(body)) return readJsonFile(body, test, givenAt);
  if (isWebUiStats(body)) {
    const run = readWebUiStats(body, test, givenAt);
    if (run !== undefined) return run;
    throw fault("is of a Locust that has not run anything", "Start the test first.");
  }
  throw fault("is JSON, but no result of k6 or Locust", expected);
}

/** A result of thousands of operations is of a script that names none; what is made of it would not fit into the program's memory. */
const mostNames = 10_000;

function refuseTooMany(count: number, what: string): void {
  if (count <= mostNames) return;
  const hint = "Give requests names of operations: k6's tag `name`, Locust's argument `name`.";
  throw fault(`has ${count} ${what}, more than the ${mostNames} that are read`, hint);
}

function namesIn(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  const { metrics, results, stats, errors } = fieldsOf(body);
  const lists = [fieldsOf(results).metrics, stats, errors];
  return Object.keys(fieldsOf(metrics)).length + lists.reduce<number>((sum, list) => sum + listOf(list).length, 0);
}

function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

const expected =
  "Known: k6's summary (handleSummary, --new-machine-readable-summary, --summary-export); Locust's --csv files, --json-file and /stats/requests.";

function fault(message: string, hint: string): DefinitionError {
  const finding: Finding = { check: "load-test/result", severity: "error", path: "result", message, hint };
  return new DefinitionError([finding]);
}
