import type { Position } from "../../../problems/index.ts";
import type { Place, Text } from "../checks/index.ts";
import type { YamlScalar } from "./yaml-node.ts";

/** A file with its lines. */
export interface FileText {
  readonly file: string;
  readonly text: string;
  /** Offset of the beginning of each line. */
  readonly lines: readonly number[];
}

export function fileText(file: string, text: string): FileText {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return { file, text, lines };
}

/** Number of the line that an offset lies in, from 1. */
export function lineAt({ lines }: FileText, offset: number): number {
  let [low, high] = [0, lines.length];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The position of a stretch of a file, as far as it lies in its first line. Of a line without end only what is around it is kept. */
export function positionIn(file: FileText, from: number, to: number): Position {
  const line = lineAt(file, from);
  const start = file.lines[line - 1] ?? 0;
  const next = file.lines[line];
  let end = next === undefined ? file.text.length : next - 1;
  if (file.text[end - 1] === "\r") end--;
  const length = Math.max(1, Math.min(to, end) - from);
  const position = { file: file.file, line, column: from - start + 1 };
  if (end - start <= longest) return { ...position, length, excerpt: file.text.slice(start, end) };
  const first = Math.max(start, from - around);
  const shown = Math.min(length, around);
  const excerpt = file.text.slice(first, Math.min(end, from + shown + around));
  return { ...position, length: shown, excerpt, skipped: first - start };
}

// A whole export may stand in one line: with it in each finding, a report would be larger than memory.
const longest = 2000;
const around = 400;

/** A value of the file as a text that knows its place. */
export function textIn(file: FileText, node: YamlScalar): Text {
  const place: Place = {
    file: file.file,
    get line() {
      return lineAt(file, node.from);
    },
    position: (from, to) => {
      const offsets = alignment(file.text.slice(node.from, node.to), node.value);
      const start = node.from + (offsets[from] ?? 0);
      const last = node.from + (offsets[Math.max(from, to - 1)] ?? 0);
      return positionIn(file, start, last + 1);
    },
  };
  return { value: node.value, place };
}

/**
 * For each character of a value the offset in its source at which it is written. Between both lie indentation, folded
 * lines and escapes; where they differ in another way, the offset is that of the nearest character before.
 */
function alignment(source: string, value: string): readonly number[] {
  if (source === value) return Array.from(value, (_, index) => index);
  const offsets: number[] = [];
  let at = 0;
  for (let index = 0; index < value.length; index++) {
    const wanted = value[index] ?? "";
    if (/\s/.test(wanted)) {
      offsets.push(Math.min(at, source.length - 1));
      if (/\s/.test(source[at] ?? "")) at++;
      else if (source[at] === "\\") at += 2;
      continue;
    }
    while (
      at < source.length &&
      source[at] !== wanted &&
      (/\s/.test(source[at] ?? "") || source[at] === "\\" || (source[at] === "'" && wanted !== "'"))
    )
      at++;
    offsets.push(Math.min(at, Math.max(0, source.length - 1)));
    if (source[at] === "'" && source[at + 1] === "'" && wanted === "'") at++;
    at++;
  }
  return offsets;
}
