import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DefinitionError, type Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";

/** A file that the settings name, as it was read. */
export interface ExtraFile {
  /** As the settings have it. */
  readonly path: string;
  readonly content: string;
}

/** The team's own files that join the bundle. */
export interface ExtraFiles {
  readonly rules: readonly ExtraFile[];
  readonly scrapeConfigs?: ExtraFile;
  /** By system. */
  readonly kafka?: Readonly<Record<string, KafkaCertificates>>;
}

/** What the exporters trust, and show, when they connect to a system's Kafka cluster. */
export interface KafkaCertificates {
  readonly ca?: ExtraFile;
  readonly certificate?: ExtraFile;
}

/**
 * Reads the files that `rulesFrom`, `extraScrapeConfigs` and `kafka` name.
 *
 * `baseDir` is what relative paths start from: the folder of the Pulumi project.
 * Throws one DefinitionError with every file that cannot be read.
 */
export function readExtraFiles(
  { rulesFrom, extraScrapeConfigs, kafka }: Pick<Settings, "rulesFrom" | "extraScrapeConfigs" | "kafka">,
  baseDir: string,
): ExtraFiles {
  const findings: Finding[] = [];
  const read = (path: string, setting: string): ExtraFile => {
    try {
      return { path, content: readFileSync(resolve(baseDir, path), "utf8") };
    } catch (cause) {
      findings.push(unreadable(path, setting, cause));
      return { path, content: "" };
    }
  };
  const rules = rulesFrom.map((path, index) => read(path, `sightline:rulesFrom[${index}]`));
  const scrapeConfigs =
    extraScrapeConfigs === undefined ? undefined : read(extraScrapeConfigs, "sightline:extraScrapeConfigs");
  const certificates = Object.entries(kafka).flatMap(([system, { tls }]) => {
    const { caFile, certFile } = tls ?? {};
    const at = `sightline:kafka.${system}.tls`;
    const own = {
      ...(caFile === undefined ? {} : { ca: read(caFile, `${at}.caFile`) }),
      ...(certFile === undefined ? {} : { certificate: read(certFile, `${at}.certFile`) }),
    };
    return Object.keys(own).length === 0 ? [] : [[system, own] as const];
  });
  if (findings.length > 0) throw new DefinitionError(findings);
  return {
    rules,
    ...(scrapeConfigs === undefined ? {} : { scrapeConfigs }),
    ...(certificates.length === 0 ? {} : { kafka: Object.fromEntries(certificates) }),
  };
}

function unreadable(path: string, setting: string, cause: unknown): Finding {
  const { code } = cause as NodeJS.ErrnoException;
  const reason = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "that is a folder" : String(code);
  return {
    check: "bundle/unreadable",
    severity: "error",
    path: setting,
    message: `"${path}" cannot be read: ${reason}; allowed: a file, its path relative to the project.`,
    hint: "Correct the path.",
  };
}
