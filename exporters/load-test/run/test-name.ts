/** Whether a text can name a test: it is part of a label, of an address and of a file's name. */
export function isTestName(text: string): boolean {
  return /^[a-zA-Z0-9][\w.-]{0,99}$/.test(text);
}

/** What a test may be called, for messages. */
export const testNameText =
  "use letters, digits, `_`, `.` and `-`, a letter or digit first, at most 100 of them, like hitl-read-heavy";
