import * as z from "zod";
import { didYouMean, type Finding } from "../../../problems/index.ts";
import { type Given, settingsFinding } from "./given.ts";
import { coreOf } from "./kind.ts";
import { isSecret } from "./setting.ts";
import { withoutPassword } from "./without-password.ts";

/** Findings for what a schema refused in a value, each at its place. */
export function findingsOf(issues: readonly z.core.$ZodIssue[], { value, place }: Given, schema: z.ZodType): Finding[] {
  return issues.flatMap((issue) => findingsOfIssue(issue, value, place, schema));
}

function findingsOfIssue(issue: z.core.$ZodIssue, value: unknown, place: string, schema: z.core.$ZodType): Finding[] {
  const path = [place, ...issue.path.map(String)].join(" › ");
  const found = at(value, issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = keysOf(schemasAt(schema, issue.path));
    return issue.keys.map((key) => {
      // Of a union, another form may know the key.
      const others = known.filter((one) => one !== key);
      const meant = didYouMean(key, others) ?? known.find((one) => one === `${key}File`);
      const hint = meant === undefined ? `Known here: ${others.join(", ")}.` : `Did you mean ${meant}?`;
      return settingsFinding("unknown-key", `${path} › ${key}`, "is no setting", hint);
    });
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const [closest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
    return closest.flatMap((inner) =>
      findingsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, value, place, schema),
    );
  }
  if (found === undefined) return [settingsFinding("missing", path, "is missing")];
  return [settingsFinding("value", path, `${quoted(found, issue.path)}${issue.message}`)];
}

function quoted(found: unknown, path: readonly PropertyKey[]): string {
  const isScalar = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
  return isScalar && !isSecret(String(path.at(-1))) ? `${withoutPassword(JSON.stringify(found))}: ` : "";
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** Of a union, what any of its forms has. */
function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  const [key, ...rest] = path;
  const core = coreOf(schema);
  if (core instanceof z.ZodUnion) return core.options.flatMap((option) => schemasAt(option, path));
  if (key === undefined) return [core];
  let inner: z.core.$ZodType | undefined;
  if (core instanceof z.ZodObject) inner = (core.shape as Record<PropertyKey, z.core.$ZodType>)[key];
  if (core instanceof z.ZodArray) inner = core.element;
  if (core instanceof z.ZodRecord) inner = core.valueType;
  return inner === undefined ? [] : schemasAt(inner, rest);
}

function keysOf(schemas: readonly z.core.$ZodType[]): string[] {
  const keys = schemas.flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
  return [...new Set(keys)].sort();
}
