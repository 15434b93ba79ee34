import type { Result, Status } from "../result/index.ts";
import { type JudgedPart, judgedParts } from "./judged/index.ts";
import { factorSentence, subjectLine, verdictLine } from "./verdict-line.ts";
import { clipped, listed, plain } from "./words/index.ts";

/**
 * The summary in a terminal, 100 columns wide: verdict, a line per part, failed gates, what failed first.
 * @param place where the report lies, as the user can open it
 */
export function toText(result: Result, place: string): string {
  const parts = judgedParts(result);
  const blocks = [
    [line(verdictLine(result)), line(subjectLine(result))],
    parts.map(partLine),
    gateLines(result),
    failureLines(parts),
    [...wrapped(factorSentence(result.conditions.factor)), line(`Report: ${place}`)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

const width = 100;
/** As many failures as still fit on a screen with the rest. */
const most = 8;

function partLine({ title, status, sentence }: JudgedPart): string {
  return `  ${signs[status]} ${title.padEnd(14)}${clipped(sentence, width - 18)}`;
}

function gateLines({ readiness: { gates } }: Result): string[] {
  return gates
    .filter(({ failed }) => failed)
    .flatMap(({ gate, subjects }) => [
      line(`✖ gate: ${gate}`),
      ...(subjects.length > 0 ? [line(`    ${listed(subjects, 5)}`)] : []),
    ]);
}

function failureLines(parts: readonly JudgedPart[]): string[] {
  // Of a part that was not measured it is told why.
  const failed = parts.flatMap(({ title, status, judged }) =>
    judged
      .filter(({ outcome }) => outcome === "failed" || (status === "not measured" && outcome === status))
      .map((each) => ({ title, ...each })),
  );
  const lines = failed
    .slice(0, most)
    .flatMap(({ title, subject, seen }) => [line(`${title}: ${plain(subject)}`), line(`    ${plain(seen)}`)]);
  return failed.length > most ? [...lines, line(`and ${failed.length - most} more in the report`)] : lines;
}

/** In lines that fit. */
function wrapped(text: string): string[] {
  const lines = [" "];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}

/** Indented, and cut off where the terminal ends. */
function line(text: string): string {
  const indent = 2 + text.length - text.trimStart().length;
  return `${" ".repeat(indent)}${clipped(text, width - indent)}`;
}

const signs: Readonly<Record<Status, string>> = { passed: "✔", failed: "✖", "not measured": "–" };
