import { loadAll, YAMLException } from "js-yaml";
import { DefinitionError, type Finding } from "../problems/index.ts";
import { isEncrypted } from "./secrets.ts";

/**
 * The values of the `sightline:` namespace in a `Pulumi.<stack>.yaml`, for {@link parseSettings}.
 *
 * Entries of `sightline:secrets` must be encrypted and stay as they are; other encrypted values are refused: only Pulumi reads them.
 * Throws a DefinitionError when the text is not such a file; `path` is how messages call it.
 */
export function readStackFile(yaml: string, path = "the stack file"): Readonly<Record<string, unknown>> {
  const config = configBlock(yaml, path);
  const prefix = "sightline:";
  const values = Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
  const findings = [
    ...Object.entries(values)
      .filter(([key, value]) => key !== "secrets" && hasEncrypted(value))
      .map(([key]) => encrypted(key, path)),
    ...plainSecrets(values.secrets).map((name) => inClear(name, path)),
  ];
  if (findings.length > 0) throw new DefinitionError(findings);
  return values;
}

function configBlock(yaml: string, path: string): Readonly<Record<string, unknown>> {
  const file = parse(yaml, path);
  if (file === undefined || file === null) return {};
  const config = isObject(file) ? (file.config ?? {}) : undefined;
  if (isObject(config)) return config;
  throw new DefinitionError([
    malformed(path, `has no object "config"; allowed: a Pulumi stack file with config: {sightline:…: …}.`),
  ]);
}

function parse(yaml: string, path: string): unknown {
  try {
    return loadAll(yaml)[0];
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    throw new DefinitionError([malformed(path, `is not YAML: ${cause.message.split("\n")[0]}.`)], { cause });
  }
}

function malformed(path: string, message: string): Finding {
  return { check: "settings/stack-file", severity: "error", path, message, hint: "Correct the file." };
}

function encrypted(key: string, path: string): Finding {
  return {
    check: "settings/encrypted",
    severity: "error",
    path: `sightline:${key}`,
    message: `has an encrypted value in ${path}; allowed in sightline:secrets only.`,
    hint: "Put the value into sightline:secrets and name that entry here.",
  };
}

function inClear(name: string, path: string): Finding {
  return {
    check: "settings/secret-in-clear",
    severity: "error",
    path: `sightline:secrets.${name}`,
    message: `stands in clear in ${path}; allowed: encrypted values.`,
    hint: `Encrypt it: pulumi config set --secret --path 'sightline:secrets.${name}', and change it where it is used.`,
  };
}

function plainSecrets(secrets: unknown): readonly string[] {
  if (!isObject(secrets) || isEncrypted(secrets)) return [];
  return Object.keys(secrets)
    .filter((name) => !isEncrypted(secrets[name]))
    .sort();
}

function hasEncrypted(value: unknown): boolean {
  if (isEncrypted(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasEncrypted);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
