import type { Result } from "../result/index.ts";
import { toHtml } from "./html/index.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.ts";
import { toMarkdown } from "./markdown/index.ts";

/** Names of the files of a report and what is in each. */
export function reportFiles(result: Result): ReadonlyMap<string, string> {
  return new Map([
    ["report.html", toHtml(result)],
    ["report.md", toMarkdown(result)],
    ["report.json", toJson(result)],
    ["junit.xml", toJunit(result)],
  ]);
}
