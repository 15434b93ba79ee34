import type * as z from "zod";
import type { Finding } from "../problems/index.ts";
import { decode } from "./decode.ts";
import { findingsOf, unknownKey } from "./issues.ts";
import { schema } from "./schema.ts";
import type { Draft } from "./settings.ts";

/**
 * Reads each key of the `sightline:` namespace by itself, so that a fault in one does not hide what is wrong between others.
 *
 * Of an object of named entries the sound ones are kept.
 */
export function parseKeys(values: Readonly<Record<string, unknown>>): {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
} {
  const known = [...Object.keys(schema), "secrets"].sort();
  const findings: Finding[] = Object.keys(values)
    .filter((key) => !Object.hasOwn(schema, key))
    .map((key) => unknownKey([key], known));
  const draft: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(schema)) {
    const value = decode(values[key]);
    const result = one.safeParse(value, { reportInput: true });
    if (!result.success) findings.push(...findingsOf(key, one, result.error.issues));
    const data = result.success ? result.data : soundEntries(one, value, result.error.issues);
    if (data !== undefined) draft[key] = data;
  }
  return { draft, findings };
}

function soundEntries(one: z.ZodType, value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const isRecord = one.def.type === "default" && (one as z.ZodDefault).unwrap()._zod.def.type === "record";
  if (!isRecord || typeof value !== "object" || value === null) return undefined;
  const faulty = new Set(issues.map(({ path }) => String(path[0])));
  const sound = Object.entries(value).filter(([name]) => !faulty.has(name));
  return one.safeParse(Object.fromEntries(sound)).data;
}
