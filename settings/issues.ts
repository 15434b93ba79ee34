import type * as z from "zod";
import { didYouMean, type Finding } from "../problems/index.ts";
import { absenceAt } from "./default-at.ts";

/** Findings for what zod refused under one key of the `sightline:` namespace. */
export function findingsOf(
  key: string,
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
): readonly Finding[] {
  const findings = issues
    .flatMap(inside)
    .flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((unknown) => unknownKey([key, ...issue.path, unknown], issue.message.split(", ")))
        : [refused(key, schema, issue)],
    );
  // One value can break several rules that are told with the same words.
  return [...new Map(findings.map((finding) => [finding.path + finding.message, finding])).values()];
}

/** Of an object where plain values would do too: what is wrong in it, and not that it is none of these. */
function inside(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union" || "discriminator" in issue) return [issue];
  const given = issue.input;
  if (typeof given !== "object" || given === null || Array.isArray(given)) return [issue];
  const ofObject = issue.errors.find((errors) =>
    errors.every(({ path, code }) => path.length > 0 || code === "unrecognized_keys"),
  );
  if (ofObject === undefined) return [issue];
  return ofObject.flatMap((one) => inside({ ...one, path: [...issue.path, ...one.path] }));
}

/** A key that no setting has, with the one that is probably meant. */
export function unknownKey(path: readonly PropertyKey[], known: readonly string[]): Finding {
  const meant = didYouMean(String(path.at(-1)), known);
  return {
    check: "settings/unknown-key",
    severity: "error",
    path: printPath(path),
    message: `there is no such setting; allowed here: ${known.join(", ")}.`,
    hint: meant === undefined ? "Remove it, or use one of these." : `Did you mean ${meant}?`,
  };
}

/** `sightline:` and the way to the value; keys that are not plain words stand in brackets. */
export function printPath(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  const steps = rest.map((step) =>
    typeof step === "number" ? `[${step}]` : /^[\w-]+$/.test(String(step)) ? `.${String(step)}` : `["${String(step)}"]`,
  );
  return `sightline:${String(first)}${steps.join("")}`;
}

function refused(key: string, schema: z.core.$ZodType, issue: z.core.$ZodIssue): Finding {
  const path = printPath([key, ...issue.path]);
  const finding = { check: "settings/value", severity: "error", path } as const;
  if (issue.code === "invalid_key") {
    const allowed = issue.issues[0]?.message ?? issue.message;
    return {
      ...finding,
      message: `got the name ${quote(issue.path.at(-1))}; allowed: ${allowed}.`,
      hint: "Rename it.",
    };
  }
  const given = givenIn(issue);
  if (given === undefined) return { ...finding, message: `is missing; needed: ${issue.message}.`, hint: "Add it." };
  const got = issue.path.at(-1) === "secret" ? "got something else" : `got ${quote(given)}`;
  return { ...finding, message: `${got}; allowed: ${issue.message}.`, hint: remedy(schema, issue.path) };
}

function remedy(schema: z.core.$ZodType, path: readonly PropertyKey[]): string {
  const absence = absenceAt(schema, path);
  if (!absence.allowed) return "Correct it.";
  const { standard } = absence;
  return typeof standard === "object" || standard === undefined
    ? "Correct it, or remove it."
    : `Correct it, or remove it for the default, ${String(standard)}.`;
}

// A union reports its discriminator with the whole object as input.
function givenIn(issue: z.core.$ZodIssue): unknown {
  if (issue.code !== "invalid_union" || !("discriminator" in issue)) return issue.input;
  const { input, discriminator } = issue;
  return typeof input === "object" && input !== null
    ? (input as Readonly<Record<string, unknown>>)[String(discriminator)]
    : input;
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
