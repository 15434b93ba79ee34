import { readFileSync } from "node:fs";
import { DefinitionError } from "../../../problems/index.ts";
import { settingsFinding } from "./given.ts";

/**
 * Reads a secret from its file, without the line end that editors add. Read it when it is used: a file may be rotated.
 * `setting` is what the finding points to.
 * @throws DefinitionError when the file cannot be read or is empty; neither the secret nor a path that could be one is in it.
 */
export function readSecretFile(path: string, setting: string): string {
  let secret: string;
  try {
    secret = readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw unusable(path, setting, `cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown error"}`);
  }
  if (secret === "") throw unusable(path, setting, "is empty");
  return secret;
}

function unusable(path: string, setting: string, fault: string): DefinitionError {
  const file = path.includes("/") ? `the file ${path}` : "the file it names";
  const hint = path.includes("/") ? undefined : "Give the path of a file that holds the secret, not the secret itself.";
  return new DefinitionError([settingsFinding("secret-file", setting, `${file} ${fault}`, hint)]);
}
