import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { load } from "js-yaml";
import type { Finding } from "../../../problems/index.ts";
import type { FileReading } from "../follow-file.ts";
import { type WebConfigFile, webConfigFormat } from "./format.ts";
import type { RateLimit } from "./rate-limit.ts";
import { readTlsSection, type TlsServing } from "./tls-section.ts";

/** A web configuration in force. */
export interface WebConfig {
  /** bcrypt hash by user name; empty means that no password is asked for. */
  readonly users: ReadonlyMap<string, string>;
  /** Headers added to every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: plain HTTP. */
  readonly tls?: TlsServing;
  /** Absent: as many requests as come. */
  readonly rateLimit?: RateLimit;
}

/** Without `--web.config.file`: plain HTTP, open to everybody who can reach the port. */
export const openWebConfig: WebConfig = { users: new Map(), headers: {} };

/** Reads and checks the file and what it names. Never throws; findings never quote a hash or a key. */
export function readWebConfig(path: string): FileReading<WebConfig> {
  const document = readDocument(path);
  if ("fault" in document) return { findings: [finding([path], document.fault, document.hint)], files: [path] };
  const parsed = webConfigFormat.safeParse(document.value);
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue) =>
      finding(
        [path, ...issue.path.map(String)],
        issue.code === "invalid_key" ? (issue.issues[0]?.message ?? "") : issue.message,
      ),
    );
    return { findings, files: [path] };
  }
  const { tls_server_config: section, http_server_config, basic_auth_users, rate_limit } = parsed.data;
  const tls = section ? readTlsSection(section, dirname(path)) : undefined;
  const files = [path, ...(tls?.files ?? [])];
  if (tls !== undefined && tls.serving === undefined) {
    return {
      findings: tls.faults.map(({ field, fault }) => finding([path, "tls_server_config", field], fault)),
      files,
    };
  }
  const config: WebConfig = {
    users: new Map(Object.entries(basic_auth_users ?? {})),
    headers: headersOf(http_server_config),
    ...(tls?.serving && { tls: tls.serving }),
    ...(rate_limit?.interval && { rateLimit: { intervalMs: rate_limit.interval, burst: rate_limit.burst } }),
  };
  return { config, findings: [], files };
}

/** What is wrong with the file; nothing without one. */
export function checkWebConfig(path: string | undefined): readonly Finding[] {
  return path === undefined ? [] : readWebConfig(path).findings;
}

function readDocument(path: string): { value: unknown } | { fault: string; hint?: string } {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return { fault: `cannot be read: ${(error as Error).message}` };
  }
  // An empty file is what a write cut short leaves behind; taking it as "no password" would open the door.
  if (text.split("\n").every((line) => /^\s*(#|$)/.test(line)))
    return { fault: "is empty", hint: "write {} to ask for neither TLS nor passwords" };
  try {
    return { value: load(text) };
  } catch (error) {
    // The parser's message goes on with an excerpt of the file, which may hold a hash.
    return { fault: `is not YAML: ${(error as Error).message.split("\n", 1)[0]}` };
  }
}

function headersOf(section: WebConfigFile["http_server_config"]): Record<string, string> {
  const given = Object.entries(section?.headers ?? {});
  return Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function finding(path: readonly string[], message: string, hint?: string): Finding {
  const common = { check: "web-config/invalid", severity: "error", path: path.join(" › "), message } as const;
  return hint === undefined ? common : { ...common, hint };
}
