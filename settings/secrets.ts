import type { Finding } from "../problems/index.ts";
import { decode } from "./decode.ts";
import { printPath } from "./issues.ts";

/** Stands for a value of a stack file that only Pulumi can read. */
export interface Encrypted {
  readonly secure: string;
}

export function isEncrypted(value: unknown): value is Encrypted {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === 1 &&
    "secure" in value &&
    typeof value.secure === "string"
  );
}

/** Parts the secrets from the other values, so that no message can quote one; only their names go on. */
export function takeSecrets(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[] | undefined,
): {
  values: Readonly<Record<string, unknown>>;
  secretNames: readonly string[] | undefined;
  findings: readonly Finding[];
} {
  const { secrets, ...others } = values;
  const decoded = decode(secrets);
  const findings = decoded === undefined || isObject(decoded) ? [] : [notAnObject()];
  return { values: others, secretNames: names ?? namesOf(decoded), findings };
}

function notAnObject(): Finding {
  return {
    check: "settings/value",
    severity: "error",
    path: printPath(["secrets"]),
    message: "is not an object; allowed: one entry per secret.",
    hint: "Set each with: pulumi config set --secret --path 'sightline:secrets.<name>'.",
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf(secrets: unknown): readonly string[] | undefined {
  if (secrets === undefined) return [];
  if (!isObject(secrets) || isEncrypted(secrets)) return undefined;
  return Object.keys(secrets).sort();
}
