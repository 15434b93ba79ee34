import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DefinitionError, type Finding } from "../../problems/index.ts";
import type { Settings, SettingsInput } from "../../settings/index.ts";
import { partialSettings } from "../partial-settings.ts";
import type { TlsFiles } from "../secret-files.ts";
import { certificateFaults } from "./certificate-faults.ts";
import { fault } from "./fault.ts";

/**
 * Reads the certificate and the key that the settings name; relative paths start from the project's folder.
 * Throws one DefinitionError with everything that would keep the parts of the stack from each other.
 */
export function readTlsFiles(tls: NonNullable<Settings["tls"]>, projectFolder: string): TlsFiles {
  const findings: Finding[] = [];
  const read = (setting: "certFile" | "keyFile"): string | undefined => {
    try {
      return readFileSync(resolve(projectFolder, tls[setting]), "utf8");
    } catch (cause) {
      findings.push(unreadable(setting, tls[setting], cause));
      return undefined;
    }
  };
  const certificate = read("certFile");
  const key = read("keyFile");
  findings.push(...certificateFaults(tls, { certificate, key }));
  if (certificate === undefined || key === undefined || findings.length > 0) throw new DefinitionError(findings);
  return { certificate, key, serverName: tls.serverName };
}

/** What is wrong with the files that the settings name; other settings may be wrong. */
export function tlsFindings(input: SettingsInput, projectFolder: string): readonly Finding[] {
  const tls = partialSettings(input, ["tls"])?.tls;
  if (tls === undefined) return [];
  try {
    readTlsFiles(tls, projectFolder);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings;
    throw error;
  }
}

function unreadable(setting: "certFile" | "keyFile", path: string, cause: unknown): Finding {
  const { code } = cause as NodeJS.ErrnoException;
  const reason = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "that is a folder" : String(code);
  return fault(
    "tls-file",
    setting,
    `"${path}" cannot be read: ${reason}; allowed: a PEM file, its path relative to the project.`,
    "Correct the path.",
  );
}
