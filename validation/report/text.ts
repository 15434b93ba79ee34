import type { ChangeRow, Result, Status } from "../result/index.ts";
import { isWorse } from "./change-row.ts";
import { gateText } from "./gate-text.ts";
import { type JudgedPart, judgedParts } from "./judged/index.ts";
import { factorSentence, interruptedSentence, subjectLine, verdictLine } from "./verdict-line.ts";
import { clipped, listed, plain } from "./words/index.ts";

/**
 * The summary in a terminal, 100 columns wide: verdict, a line per part, failed gates, what got worse, warnings, what failed first.
 * @param place where the report lies, as the user can open it
 */
export function toText(result: Result, place: string): string {
  const parts = judgedParts(result);
  const interrupted = interruptedSentence(result);
  const blocks = [
    [line(verdictLine(result)), line(subjectLine(result))],
    interrupted === undefined ? [] : wrapped(interrupted),
    parts.map(partLine),
    gateLines(result),
    (result.changes ?? []).filter(isWorse).map(changeLine),
    warningLines(result),
    failureLines(result, parts),
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
const mostWarnings = 3;

function partLine({ title, status, sentence }: JudgedPart): string {
  return `  ${signs[status]} ${title.padEnd(14)}${clipped(sentence, width - 18)}`;
}

function gateLines({ readiness: { gates } }: Result): string[] {
  return gates
    .filter(({ failed }) => failed)
    .flatMap(({ gate, subjects }) => [
      line(`✖ gate: ${gateText(gate)}`),
      ...(subjects.length > 0 ? [line(`    ${listed(subjects, 5)}`)] : []),
    ]);
}

function changeLine({ name, before, after, change }: ChangeRow): string {
  return line(`✖ worse: ${plain(`${name} ${before} → ${after}, ${change}`)}`);
}

/** What may be behind the failures below. */
function warningLines({ parts }: Result): string[] {
  return Object.values(parts)
    .flatMap((part) => part?.findings ?? [])
    .filter(({ severity }) => severity === "warning")
    .slice(0, mostWarnings)
    .flatMap(({ path, message }) => wrapped(`! ${plain(path)}: ${plain(message)}`));
}

function failureLines({ complete }: Result, parts: readonly JudgedPart[]): string[] {
  // Of a part that was not measured it is told why, unless it was interrupted, which is why.
  const failed = parts.flatMap(({ title, status, judged }) =>
    judged
      .filter(({ outcome }) => outcome === "failed" || (complete && status === "not measured" && outcome === status))
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
