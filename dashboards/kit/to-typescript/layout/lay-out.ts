import { type Document, isList } from "./document.ts";

/** A part of a document that waits to be written. */
interface Command {
  readonly indent: number;
  readonly broken: boolean;
  readonly document: Document;
}

/**
 * The text of a document, broken so that lines stay within the width where they can: the algorithm of Wadler's "A prettier
 * printer", as formatters of JavaScript have it, so that they find nothing to change.
 */
export function layOut(document: Document, width: number): string {
  const pending: Command[] = [{ indent: 0, broken: true, document }];
  let text = "";
  let column = 0;
  // After a line that had to be broken, what follows is measured anew, though it is part of something in one line.
  let remeasure = false;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { indent, broken, document } = next;
    if (typeof document === "string") {
      text += document;
      column += document.length;
    } else if (isList(document)) {
      for (const item of document.toReversed()) pending.push({ indent, broken, document: item });
    } else if (document.kind === "indent") pending.push({ indent: indent + 2, broken, document: document.of });
    else if (document.kind === "if-broken") {
      if (broken) pending.push({ indent, broken, document: document.broken });
    } else if (document.kind === "line") {
      const written = broken || document.hard ? `\n${" ".repeat(indent)}` : document.flat;
      column = written.startsWith("\n") ? indent : column + written.length;
      text += written;
      remeasure ||= !broken && document.hard === true;
    } else {
      pending.push(chosen({ ...next, broken: broken || remeasure }, document, pending, width - column));
      remeasure = false;
    }
  }
  return text.replaceAll(/ +\n/g, "\n");
}

/** A group in one line where that fits, else broken; of a choice the first that fits. */
function chosen(
  { indent, broken }: Command,
  document: Extract<Document, { kind: "group" | "choice" }>,
  pending: readonly Command[],
  room: number,
): Command {
  if (document.kind === "group") {
    const flat = { indent, broken: false, document: document.of };
    const fitting = !document.broken && (!broken || fits(flat, pending, room));
    return fitting ? flat : { ...flat, broken: true };
  }
  const [first = "", ...others] = document.of;
  const flat = { indent, broken: false, document: first };
  if (!broken || fits(flat, pending, room)) return flat;
  const between = others.map((document) => ({ indent, broken: false, document }));
  const last = { indent, broken: true, document: others.at(-1) ?? first };
  return between.find((state) => fits(state, pending, room)) ?? last;
}

/** Whether what follows up to the next line break has room; what comes after may break at its first place. */
function fits(first: Command, after: readonly Command[], room: number): boolean {
  const pending = [first];
  let left = room;
  let next = after.length;
  while (left >= 0) {
    const command = pending.pop() ?? after[--next];
    if (command === undefined) return true;
    const { indent, broken, document } = command;
    if (typeof document === "string") left -= document.length;
    else if (isList(document)) {
      for (const item of document.toReversed()) pending.push({ indent, broken, document: item });
    } else if (document.kind === "indent") pending.push({ indent, broken, document: document.of });
    else if (document.kind === "if-broken") left -= broken ? document.broken.length : 0;
    else if (document.kind === "line") {
      if (broken || document.hard) return true;
      left -= document.flat.length;
    } else if (document.kind === "group") {
      pending.push({ indent, broken: broken || document.broken, document: document.of });
    } else pending.push({ indent, broken, document: document.of[0] ?? "" });
  }
  return false;
}
