import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

/** Where is asked: a person at a terminal, unless a test says otherwise. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

const standard: Terminal = { input: process.stdin, output: process.stdout };

/** Asks for a word before something is done that cannot be undone: `undefined` when there is nobody to ask, false for any other answer and for none. */
export async function confirm(
  question: string,
  word: string,
  terminal: Terminal = standard,
): Promise<boolean | undefined> {
  const { input, output } = terminal;
  if (input.isTTY !== true) return undefined;
  const prompt = createInterface({ input, output });
  output.write(question);
  // As lines, not by question(): that one waits for ever when the input ends instead.
  const { value = "" } = await prompt[Symbol.asyncIterator]().next();
  prompt.close();
  return value.trim() === word;
}
