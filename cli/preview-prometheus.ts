import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { dump } from "js-yaml";
import { DefinitionError } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { type PrometheusOptions, prometheusOf } from "./gaps-prometheus.ts";
import type { Project } from "./project.ts";
import type { PrometheusAddress } from "./prometheus/index.ts";

export interface PreviewedPrometheusOptions extends PrometheusOptions {
  readonly "prometheus.config.file"?: string;
}

/** The Prometheus that the preview asks. */
export interface PreviewedPrometheus {
  readonly url: string;
  /** Password and TLS, in the form that the preview's server reads. */
  readonly configFile?: string;
  /** Why it is not the stack's own, when nobody named another one. */
  readonly absent?: string;
  /** Removes what was written for it. */
  remove(): Promise<void>;
}

/** The one that was named, else the running stack's with its password; when no stack runs, where it would be. */
export async function previewedPrometheus(
  project: Project,
  settings: Settings,
  options: PreviewedPrometheusOptions,
): Promise<PreviewedPrometheus> {
  const { prometheus: named, "prometheus.config.file": file } = options;
  if (named !== undefined && file !== undefined)
    return { url: named.replace(/\/+$/, ""), configFile: resolve(file), remove: async () => {} };
  try {
    return await withConfigFile(await prometheusOf(project, settings, options));
  } catch (error) {
    if (named !== undefined) throw error;
    const scheme = settings.tls === undefined ? "http" : "https";
    const url = `${scheme}://127.0.0.1:${settings.ports.prometheus}`;
    return { url, absent: reasonOf(error), remove: async () => {} };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DefinitionError) return error.findings[0]?.message.replace(/,.*|\.$/, "") ?? "";
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

/** What a server reads from files is never on a command line. */
async function withConfigFile({
  url,
  user = "",
  password = "",
  trust,
}: PrometheusAddress): Promise<PreviewedPrometheus> {
  const address = url.href.replace(/\/+$/, "");
  if (user === "" && trust === undefined) return { url: address, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), "sightline-preview-"));
  // Also when somebody ends the command half way.
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeNow);
  const write = async (name: string, content: string | Buffer) => {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const config = {
    ...(user === "" ? {} : { basic_auth: { username: user, password_file: await write("password", password) } }),
    ...(trust === undefined
      ? {}
      : { tls_config: { ca_file: await write("ca.crt", trust.ca), server_name: trust.serverName } }),
  };
  const configFile = await write("client.yml", dump(config));
  return {
    url: address,
    configFile,
    async remove() {
      process.off("exit", removeNow);
      removeNow();
    },
  };
}
