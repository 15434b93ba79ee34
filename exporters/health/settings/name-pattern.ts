import * as z from "zod";

/** A name, or a regular expression between slashes that must match the whole name. */
export const namePattern = () =>
  z
    .string("must be text")
    .min(1, "is empty; write a name, or a pattern like /db-.+/")
    .superRefine((text, context) => {
      try {
        compile(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: `is no regular expression: ${(error as Error).message}` });
      }
    });

/** Whether any of the patterns is the name, or matches the whole of it. */
export function matcher(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map(compile);
  return (name) => tests.some((test) => test(name));
}

function compile(text: string): (name: string) => boolean {
  if (text.length < 2 || !text.startsWith("/") || !text.endsWith("/")) return (name) => name === text;
  const expression = new RegExp(`^(?:${text.slice(1, -1)})$`, "u");
  return (name) => expression.test(name);
}
