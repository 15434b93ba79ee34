import * as z from "zod";

/** A name, or a regular expression between slashes that must match the whole name. */
export const namePattern = () =>
  z
    .string("must be text")
    .min(1, "is empty; write a name, or a pattern like /demo-.+/")
    .superRefine((text, context) => {
      try {
        compile(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: `is no regular expression: ${(error as Error).message}` });
      }
    });

/** Tests names against what is included, everything when that is not said, and what is left out of it. */
export function nameTest(include: readonly string[] | undefined, exclude: readonly string[] = []) {
  const included = include?.map(compile);
  const excluded = exclude.map(compile);
  return (name: string): boolean =>
    (included?.some((test) => test(name)) ?? true) && !excluded.some((test) => test(name));
}

function compile(text: string): (name: string) => boolean {
  if (text.length < 2 || !text.startsWith("/") || !text.endsWith("/")) return (name) => name === text;
  const pattern = new RegExp(`^(?:${text.slice(1, -1)})$`, "u");
  return (name) => pattern.test(name);
}
