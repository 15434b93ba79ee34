import { parse } from "csv-parse/sync";
import { known, type Named, quantileOf, type Requests, seconds } from "../run/index.ts";
import { aggregated, type Entry } from "./entry.ts";
import type { LocustError, LocustPart } from "./part.ts";

/** Which of Locust's files a text is, by its first line; undefined for none of them. */
export function csvKind(text: string): LocustPart["kind"] | undefined {
  return headers.find(([start]) => text.startsWith(start))?.[1];
}

const headers = [
  ["Type,Name,Request Count,Failure Count,", "stats"],
  ["Method,Name,Error,Occurrences", "failures"],
  ["Timestamp,User Count,Type,Name,", "history"],
  ["Count,Message,Traceback", "exceptions"],
] as const;

/**
 * Reads one of the files that `--csv` writes.
 * @throws Error when it is cut off: in the middle of a row, or before the row for all requests.
 */
export function readCsv(text: string, kind: LocustPart["kind"]): LocustPart {
  if (!text.endsWith("\n")) throw new Error("the last row has no end");
  if (kind === "history") return { kind, ...usersOf(text) };
  const rows = parse(text, { columns: true, skip_empty_lines: true }) as Readonly<Record<string, string>>[];
  if (kind === "stats") return statsOf(rows);
  if (kind === "failures") return { kind, errors: rows.flatMap(errorOf) };
  return { kind, counters: exceptionsOf(rows) };
}

type Row = Readonly<Record<string, string>>;

function statsOf(rows: readonly Row[]): LocustPart {
  const last = rows.at(-1);
  if (last?.Name !== aggregated || last.Type !== "") throw new Error("the row Aggregated is missing at the end");
  const entries = rows
    .slice(0, -1)
    .map((row): Entry => ({ method: row.Type ?? "", name: row.Name ?? "", requests: requestsOf(row) }));
  return { kind: "stats", entries, total: requestsOf(last) };
}

function requestsOf(row: Row): Omit<Requests, "protocol"> {
  const requests = number(row["Request Count"]);
  // Without requests Locust writes zeros for what it does not know.
  const time = (column: string) => (requests === 0 ? undefined : milliseconds(row[column]));
  const quantiles = Object.keys(row).flatMap((column) => {
    const quantile = quantileNamed(column);
    const value = quantile === undefined ? undefined : time(column);
    return quantile === undefined || value === undefined ? [] : [[quantile, value] as const];
  });
  return {
    quantiles: quantiles.sort(([a], [b]) => Number(a) - Number(b)),
    ...known({
      requests,
      failures: number(row["Failure Count"]),
      perSecond: number(row["Requests/s"]),
      average: time("Average Response Time"),
    }),
  };
}

/** Locust's 50 % and 100 % are rounded; the exact ones have columns of their own. */
function quantileNamed(column: string): string | undefined {
  const [, percent] = /^(\d{1,2}(?:\.\d+)?)%$/.exec(column) ?? [];
  if (percent !== undefined && Number(percent) !== 50) return quantileOf(percent);
  return { "Min Response Time": "0", "Median Response Time": "0.5", "Max Response Time": "1" }[column];
}

function errorOf({ Method: method = "", Name: name = "", Error: error = "", Occurrences }: Row): LocustError[] {
  const count = number(Occurrences);
  return count === undefined ? [] : [{ method, name, error, count }];
}

/** Row by row: a night's history is too long to be read as a table. */
function usersOf(text: string): { users?: number; maxUsers?: number } {
  let users: number | undefined;
  let maxUsers = 0;
  for (const [, count] of text.matchAll(/^\d+,(\d{1,9}),/gm)) {
    users = Number(count);
    maxUsers = Math.max(maxUsers, users);
  }
  return users === undefined ? {} : { users, maxUsers };
}

function exceptionsOf(rows: readonly Row[]): Named[] {
  const count = rows.reduce((sum, row) => sum + (number(row.Count) ?? 0), 0);
  return count === 0 ? [] : [{ name: "exceptions", value: count }];
}

function number(text = ""): number | undefined {
  return decimal.test(text) ? Number(text) : undefined;
}

function milliseconds(text = ""): number | undefined {
  return decimal.test(text) ? seconds(text) : undefined;
}

const decimal = /^\d{1,20}(\.\d{1,30})?(e[+-]?\d{1,2})?$/;
