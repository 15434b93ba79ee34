import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createSecureContext, type SecureContext } from "node:tls";
import { load } from "js-yaml";
import * as z from "zod";
import type { FileReading } from "../../../exporters/kit/index.ts";
import type { Finding } from "../../../problems/index.ts";

/** How Prometheus is spoken to. */
export interface ClientConfig {
  /** The header of that name. */
  readonly authorization?: string;
  readonly tls?: {
    readonly context: SecureContext;
    /** Name expected in the certificate; absent: that of the address. */
    readonly serverName?: string;
    readonly verify: boolean;
  };
}

/** Without a file: no password, and the certificates that Node trusts. */
export const openClientConfig: ClientConfig = {};

/**
 * Prometheus's HTTP client configuration, as far as it makes sense here. Redirects are never followed and HTTP/2 is not spoken, whatever these say.
 * Source: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config
 */
const format = z.strictObject({
  basic_auth: z
    .strictObject({ username: z.string(), password: z.string().optional(), password_file: z.string().optional() })
    .nullish(),
  authorization: z
    .strictObject({
      type: z
        .string()
        .regex(/^[A-Za-z][\w-]*$/, "is no scheme")
        .default("Bearer"),
      credentials: z.string().optional(),
      credentials_file: z.string().optional(),
    })
    .nullish(),
  tls_config: z
    .strictObject({
      ca: z.string().optional(),
      ca_file: z.string().optional(),
      cert: z.string().optional(),
      cert_file: z.string().optional(),
      key: z.string().optional(),
      key_file: z.string().optional(),
      server_name: z.string().min(1).optional(),
      insecure_skip_verify: z.boolean().default(false),
      min_version: z.enum(["TLS12", "TLS13"], "must be TLS12 or TLS13: older versions are broken").default("TLS12"),
    })
    .nullish(),
  follow_redirects: z.boolean().optional(),
  enable_http2: z.boolean().optional(),
});

type ClientFile = z.output<typeof format>;
type Report = (field: string, fault: string) => void;
type Text = (name: string, inline: string | undefined, file: string | undefined) => string | undefined;

/** Reads and checks the file and what it names. Never throws; findings never quote a password or a key. */
export function readClientConfig(path: string): FileReading<ClientConfig> {
  const files = [path];
  const findings: Finding[] = [];
  const report: Report = (field, message) =>
    findings.push({
      check: "client-config/invalid",
      severity: "error",
      path: [path, field].filter(Boolean).join(" › "),
      message,
    });
  const text: Text = (name, inline, file) => {
    if (inline !== undefined && file !== undefined) report(name, `is given twice; drop ${name} or ${name}_file`);
    if (file === undefined) return inline;
    files.push(resolve(dirname(path), file));
    try {
      const content = readFileSync(resolve(dirname(path), file), "utf8").replace(/\r?\n$/, "");
      if (content === "") report(`${name}_file`, "is empty");
      return content;
    } catch (error) {
      report(`${name}_file`, `cannot be read: ${(error as NodeJS.ErrnoException).code}`);
      return undefined;
    }
  };
  const given = parse(path, report);
  const config = given && {
    ...authorizationOf(given, text, report),
    ...tlsOf(given, text, report),
  };
  return findings.length > 0 || config === undefined ? { findings, files } : { config, findings, files };
}

function parse(path: string, report: Report): ClientFile | undefined {
  let document: unknown;
  try {
    const content = readFileSync(path, "utf8");
    if (content.trim() === "") {
      report("", "is empty; write {} for neither a password nor TLS");
      return undefined;
    }
    document = load(content);
  } catch (error) {
    // The parser's message goes on with an excerpt of the file, which may hold a password.
    report("", `cannot be read: ${(error as Error).message.split("\n", 1)[0]}`);
    return undefined;
  }
  const parsed = format.safeParse(document);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) report(issue.path.map(String).join(" › "), issue.message);
  return undefined;
}

function authorizationOf({ basic_auth, authorization }: ClientFile, text: Text, report: Report) {
  if (basic_auth && authorization) report("authorization", "is given beside basic_auth; drop one of them");
  if (basic_auth) {
    const password = text("basic_auth › password", basic_auth.password, basic_auth.password_file) ?? "";
    if (basic_auth.username.includes(":")) report("basic_auth › username", "holds a colon");
    return { authorization: `Basic ${Buffer.from(`${basic_auth.username}:${password}`).toString("base64")}` };
  }
  if (!authorization) return {};
  const { type, credentials, credentials_file } = authorization;
  const secret = text("authorization › credentials", credentials, credentials_file) ?? "";
  if (!/^[\x21-\x7e]*$/.test(secret)) report("authorization › credentials", "holds what no header can");
  return { authorization: `${type} ${secret}` };
}

function tlsOf({ tls_config }: ClientFile, text: Text, report: Report) {
  if (!tls_config) return {};
  const { server_name, insecure_skip_verify, min_version } = tls_config;
  const pem = (name: "ca" | "cert" | "key") =>
    text(`tls_config › ${name}`, tls_config[name], tls_config[`${name}_file`]);
  const [ca, cert, key] = [pem("ca"), pem("cert"), pem("key")];
  if ((cert === undefined) !== (key === undefined)) report("tls_config", "has only one of cert and key");
  // OpenSSL takes a text without any certificate, and then trusts nobody.
  if (ca !== undefined && !ca.includes("-----BEGIN CERTIFICATE-----"))
    report("tls_config › ca", "holds no certificate");
  try {
    const minVersion = min_version === "TLS13" ? "TLSv1.3" : "TLSv1.2";
    const context = createSecureContext({ minVersion, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) });
    const verify = !insecure_skip_verify;
    return { tls: { context, verify, ...(server_name !== undefined && { serverName: server_name }) } };
  } catch (error) {
    report("tls_config", `certificates or key cannot be used: ${(error as Error).message}`);
    return {};
  }
}
