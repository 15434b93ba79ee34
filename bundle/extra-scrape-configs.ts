import type { Finding } from "../problems/index.ts";
import type { ExtraFile } from "./extra-files.ts";
import { parseYaml } from "./parse-yaml.ts";

/** Scrape configurations of the team's own, and what is wrong with them. */
export interface ExtraScrapeConfigs {
  readonly configs: readonly object[];
  /** Entries of `sightline:secrets` that they name as files in the secrets folder. */
  readonly secretNames: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads a `scrape_configs` list; `jobs` are names that are taken, `secretsFolder` is where Prometheus finds secret files. */
export function extraScrapeConfigs(
  file: ExtraFile | undefined,
  { jobs, secretsFolder }: { readonly jobs: readonly string[]; readonly secretsFolder: string },
): ExtraScrapeConfigs {
  if (file === undefined) return { configs: [], secretNames: [], findings: [] };
  const parsed = parseYaml(file.content);
  if ("fault" in parsed) return refused(finding("scrape-configs", file.path, `is not YAML: ${parsed.fault}.`));
  const configs = listIn(parsed.value);
  if (configs === undefined) {
    const allowed = "allowed: scrape_configs: [{job_name: …}], and nothing else";
    return refused(finding("scrape-configs", file.path, `has no list of scrape_configs; ${allowed}.`));
  }
  return {
    configs,
    secretNames: secretNamesIn(file.content, secretsFolder),
    findings: configs.flatMap((config, index) => {
      const path = `${file.path} › scrape_configs[${index}]`;
      return [
        ...nameFaults(config, configs.slice(0, index), jobs, path),
        ...secretsInClear(config, path, secretsFolder),
      ];
    }),
  };
}

function refused(fault: Finding): ExtraScrapeConfigs {
  return { configs: [], secretNames: [], findings: [fault] };
}

function listIn(value: unknown): readonly Config[] | undefined {
  if (typeof value !== "object" || value === null || Object.keys(value).join() !== "scrape_configs") return undefined;
  const list = (value as { readonly scrape_configs: unknown }).scrape_configs;
  const isList = Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null);
  return isList ? (list as readonly Config[]) : undefined;
}

type Config = Readonly<Record<string, unknown>>;

function nameFaults(
  config: Config,
  earlier: readonly Config[],
  jobs: readonly string[],
  path: string,
): readonly Finding[] {
  const name = config.job_name;
  if (typeof name !== "string" || name === "")
    return [finding("job-name", path, "has no job_name; every scrape configuration needs one.")];
  const taken = jobs.includes(name) || earlier.some((other) => other.job_name === name);
  return taken ? [finding("job-name", path, `"${name}" is a job already; allowed: a job_name of its own.`)] : [];
}

/** Fields of Prometheus's HTTP configuration that hold a secret itself; each has a twin that names a file. */
const secretFields = ["password", "credentials", "bearer_token", "client_secret", "key", "secret_key"];

function secretsInClear(value: unknown, path: string, folder: string): readonly Finding[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    secretFields.includes(key) && typeof inner === "string"
      ? [
          {
            ...finding(
              "secret-in-clear",
              `${path}.${key}`,
              "is a secret in clear, which the engine and the state would keep.",
            ),
            hint: `Put it into sightline:secrets and write ${key}_file: ${folder}/<name of the entry>.`,
          },
        ]
      : secretsInClear(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, folder),
  );
}

function secretNamesIn(text: string, folder: string): readonly string[] {
  const paths = text.split(`${folder}/`).slice(1);
  const names = paths.flatMap((rest) => /^[a-z][a-z0-9-]*(?![\w.-])/.exec(rest) ?? []);
  return [...new Set(names)].filter((name) => name !== "internal-password").sort();
}

function finding(check: string, path: string, message: string): Finding {
  return { check: `bundle/${check}`, severity: "error", path, message, hint: "Correct the file." };
}
