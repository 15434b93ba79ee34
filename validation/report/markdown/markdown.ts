import type { ChangeRow, Result } from "../../result/index.ts";
import { worseFirst } from "../change-row.ts";
import { gateText } from "../gate-text.ts";
import { type JudgedPart, judgedParts } from "../judged/index.ts";
import { factorSentence, interruptedSentence, subjectLine, verdictLine } from "../verdict-line.ts";
import { listed } from "../words/index.ts";
import { severityRows } from "./severity-rows.ts";
import { escaped, table } from "./table.ts";

/** The report as a comment on a pull request: always below 60,000 characters, GitHub takes 65,536. */
export function toMarkdown(result: Result): string {
  const parts = judgedParts(result);
  return fitting([
    `## ${signs[result.readiness.verdict]}${escaped(verdictLine(result))}`,
    ...[interruptedSentence(result) ?? []].flat().map((text) => `> **${text}**`),
    escaped(subjectLine(result)),
    section("Gates that failed", gates(result)),
    ...warnings(result),
    partsTable(parts),
    section("Against the baseline", changesTable(result.changes ?? [])),
    section("What failed", failures(parts)),
    section("Time to tell", latency(result)),
    factorSentence(result.conditions.factor),
    deviations(result),
  ]);
}

const signs: Readonly<Record<Result["readiness"]["verdict"], string>> = {
  ready: "✔ ",
  "not ready": "✖ ",
  "not measured": "",
};

const limit = 60_000;
const most = 20;
const remainder = "The rest does not fit into a comment: it is in `report.html`.";

/** Sections as long as there is room, in the order of their importance. */
function fitting(sections: readonly string[]): string {
  const taken: string[] = [];
  let room = limit - remainder.length - 4;
  for (const text of sections.filter((section) => section !== "")) {
    if (text.length + 2 > room) return `${[...taken, remainder].join("\n\n")}\n`;
    taken.push(text);
    room -= text.length + 2;
  }
  return `${taken.join("\n\n")}\n`;
}

function section(title: string, text: string): string {
  return text === "" ? "" : `### ${title}\n\n${text}`;
}

function gates({ readiness }: Result): string {
  const failed = readiness.gates.filter((gate) => gate.failed);
  return table(
    ["Gate", "Subjects"],
    failed.slice(0, most).map(({ gate, subjects }) => [gateText(gate), listed(subjects, 5)]),
  );
}

function warnings({ parts }: Result): string[] {
  return Object.values(parts)
    .flatMap((part) => part?.findings ?? [])
    .filter(({ severity }) => severity === "warning")
    .slice(0, most)
    .map(({ path, message }) => `> ${escaped(`${path}: ${message}`)}`);
}

function partsTable(parts: readonly JudgedPart[]): string {
  return table(
    ["Part", "Status", "Measured"],
    parts.map(({ title, status, sentence }) => [title, status, sentence]),
  );
}

function failures(parts: readonly JudgedPart[]): string {
  const failed = parts.flatMap(({ title, judged }) =>
    judged
      .filter(({ outcome }) => outcome === "failed")
      .map(({ subject, expected, seen }) => [title, subject, expected, seen]),
  );
  const text = table(["Part", "What", "Expected", "Seen"], failed.slice(0, most));
  return failed.length > most ? `${text}\n\nand ${failed.length - most} more` : text;
}

function latency({ parts, conditions }: Result): string {
  if (parts.latency === undefined) return "";
  return table(
    ["Severity", "Trials", "P50", "P95", "Longest", "Above the bound"],
    severityRows(parts.latency, conditions.factor),
  );
}

function changesTable(changes: readonly ChangeRow[]): string {
  const rows = worseFirst(changes).slice(0, most);
  const text = table(
    ["Figure", "Before", "After", "Change", "Verdict"],
    rows.map(({ name, before, after, change, verdict }) => [name, before, after, change, verdict]),
  );
  return changes.length > most ? `${text}\n\nand ${changes.length - most} more` : text;
}

function deviations({ deviations: all }: Result): string {
  if (all.length === 0) return "";
  const items = all.slice(0, most).map((text) => `- ${escaped(text)}`);
  const more = all.length > most ? [`- and ${all.length - most} more`] : [];
  const title = `What the copy does otherwise than the real stack (${all.length})`;
  return `<details><summary>${title}</summary>\n\n${[...items, ...more].join("\n")}\n\n</details>`;
}
