import type { Finding } from "../../../problems/index.ts";
import { fault } from "./fault.ts";

/** A secret by reference: a file name in the secrets folder, or an absolute path. The value itself never enters a definition. */
export interface SecretFile {
  readonly secretFile: string;
}

/** Where Alertmanager finds its secrets when a {@link SecretFile} is a bare name. */
export const SECRETS_FOLDER = "/etc/alertmanager/secrets/current";

export function secretPath({ secretFile }: SecretFile, folder: string): string {
  return secretFile.startsWith("/") ? secretFile : `${folder}/${secretFile}`;
}

/** Definitions also come from settings, so the shape is checked although the types ask for it. */
export function checkSecret(given: unknown, path: string): Finding[] {
  const file = fileOf(given);
  if (file === undefined) {
    return [
      fault(
        "secret-in-clear",
        path,
        "a secret must be a reference to a file, not the value itself.",
        'Write { secretFile: "name" } and put the value into the secrets of the stack.',
      ),
    ];
  }
  if (isSafe(file)) return [];
  return [
    fault(
      "secret-file",
      path,
      `"${file}" is not a secret file; allowed are a bare file name or an absolute path without "..".`,
    ),
  ];
}

function fileOf(given: unknown): string | undefined {
  if (typeof given !== "object" || given === null || !("secretFile" in given)) return undefined;
  return typeof given.secretFile === "string" ? given.secretFile : undefined;
}

function isSafe(file: string): boolean {
  if (file.startsWith("/")) return !file.split("/").includes("..");
  return /^[\w][\w.-]*$/.test(file);
}
