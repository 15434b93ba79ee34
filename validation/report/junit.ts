import { html, trusted } from "../../exporters/kit/index.ts";
import type { ChangeRow, Result } from "../result/index.ts";
import { isWorse } from "./change-row.ts";
import { gateText } from "./gate-text.ts";
import { type Judged, type JudgedPart, judgedParts } from "./judged/index.ts";
import { interruptedSentence } from "./verdict-line.ts";
import { plain } from "./words/index.ts";

/**
 * JUnit XML as GitHub, GitLab and Jenkins read it: a suite per part, a case for everything that was judged.
 * What could not be measured is skipped. The gates, the figures that are compared with a baseline and an interruption have suites
 * of their own.
 */
export function toJunit(result: Result): string {
  const judged = [...interruption(result), gatesOf(result), ...judgedParts(result), changesOf(result.changes ?? [])];
  const suites = judged.filter((part) => part.judged.length > 0);
  const all = suites.flatMap(({ judged }) => judged);
  const name = plain(`sightline validate ${result.project}/${result.stack}`);
  return html`${trusted('<?xml version="1.0" encoding="UTF-8"?>\n')}<testsuites name="${name}" ${totals(all)} time="${result.seconds.toFixed(3)}">
${suites.map((part) => suite(part, result))}</testsuites>
`.markup;
}

type Suite = Pick<JudgedPart, "title" | "judged"> & { readonly part: string };

function suite({ part, title, judged }: Suite, { startedAt }: Result) {
  const timestamp = startedAt.slice(0, 19);
  return html`<testsuite name="${title}" ${totals(judged)} errors="0" time="0" timestamp="${timestamp}">
${judged.map((each) => testCase(part, each))}</testsuite>
`;
}

function testCase(part: string, { subject, outcome, expected, seen }: Judged) {
  const told = plain(seen);
  const body = {
    passed: undefined,
    failed: html`<failure message="${told}" type="${part}">expected: ${plain(expected)}
seen: ${told}</failure>`,
    "not measured": html`<skipped message="${told}"/>`,
  }[outcome];
  return html`<testcase classname="sightline.${part}" name="${plain(subject)}" time="0">${body}</testcase>
`;
}

function totals(judged: readonly Judged[]) {
  const failures = judged.filter(({ outcome }) => outcome === "failed").length;
  const skipped = judged.filter(({ outcome }) => outcome === "not measured").length;
  return html`tests="${judged.length}" failures="${failures}" skipped="${skipped}"`;
}

/** Fails by itself: a tool that only reads this file must not take a run that was broken off for a good one. */
function interruption(result: Result): Suite[] {
  const seen = interruptedSentence(result);
  if (seen === undefined) return [];
  const judged: Judged = { subject: "came to its end", outcome: "failed", expected: "a run that is complete", seen };
  return [{ part: "run", title: "Run", judged: [judged] }];
}

function changesOf(changes: readonly ChangeRow[]): Suite {
  const judged = changes.map((row): Judged => {
    const outcome = isWorse(row) ? "failed" : row.verdict === "not judged" ? "not measured" : "passed";
    return { subject: row.name, outcome, expected: row.before, seen: `${row.after}, ${row.change}` };
  });
  return { part: "baseline", title: "Against the baseline", judged };
}

function gatesOf({ readiness: { gates } }: Result): Suite {
  const judged = gates.map(
    ({ gate, failed, subjects }): Judged => ({
      subject: gate,
      outcome: failed ? "failed" : "passed",
      expected: "nothing of the kind",
      seen: [gateText(gate), subjects.join(", ")].filter((text) => text !== "").join(": "),
    }),
  );
  return { part: "gates", title: "Gates", judged };
}
