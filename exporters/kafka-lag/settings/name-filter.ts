import * as z from "zod";

/** A name, or a regular expression between slashes that must match the whole name. */
export const namePattern = () =>
  z
    .string("must be text")
    .min(1, "is empty; write a name, or a pattern like /orders-.+/")
    .superRefine((text, context) => {
      if (!isPattern(text)) return;
      try {
        new RegExp(text.slice(1, -1), "u");
      } catch (error) {
        context.addIssue({ code: "custom", message: `is no regular expression: ${(error as Error).message}` });
      }
    });

/** A list of names and patterns to include, or both sides. */
export const nameFilter = () =>
  z
    .union(
      [
        z.array(namePattern()),
        z.strictObject({
          include: z.array(namePattern()).optional().describe("Names and patterns. Without it everything is included."),
          exclude: z.array(namePattern()).optional().describe("What is left out of the included."),
        }),
      ],
      "must be a list of names and /patterns/, or a section with include and exclude",
    )
    .transform((given) => (isList(given) ? { include: given } : given));

/** Whether it is a pattern, not a name. */
export function isPattern(text: string): boolean {
  return text.length > 1 && text.startsWith("/") && text.endsWith("/");
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}
