import type { Result } from "../result/index.ts";
import type { ChangeRow } from "./change-row.ts";
import { toHtml } from "./html/index.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.ts";
import { toMarkdown } from "./markdown/index.ts";

export interface ReportOptions {
  /** What changed since the baseline. @default nothing to compare with */
  readonly baseline?: readonly ChangeRow[];
}

/** Names of the files of a report and what is in each. */
export function reportFiles(result: Result, { baseline }: ReportOptions = {}): ReadonlyMap<string, string> {
  return new Map([
    ["report.html", toHtml(result, baseline)],
    ["report.md", toMarkdown(result, baseline)],
    ["report.json", toJson(result)],
    ["junit.xml", toJunit(result, baseline)],
  ]);
}
