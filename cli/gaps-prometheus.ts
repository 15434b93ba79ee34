import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Settings } from "../settings/index.ts";
import { notDeployed } from "./not-deployed.ts";
import type { Project } from "./project.ts";
import type { PrometheusAddress } from "./prometheus/index.ts";

export interface PrometheusOptions {
  readonly stack: string;
  readonly prometheus?: string;
  readonly user?: string;
  readonly passwordFile?: string;
}

/** The Prometheus that was named, else the stack's own with the password that Pulumi keeps. */
export async function prometheusOf(
  project: Project,
  settings: Settings,
  options: PrometheusOptions,
): Promise<PrometheusAddress> {
  return options.prometheus === undefined
    ? ownPrometheus(project, settings, options.stack)
    : named(options.prometheus, options);
}

function named(text: string, { user, passwordFile }: PrometheusOptions): PrometheusAddress {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new Error(`--prometheus: ${text} is no http(s):// address`);
  const url = new URL(text);
  const given = { user: user ?? decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  [url.username, url.password] = ["", ""];
  return {
    url,
    ...given,
    ...(passwordFile === undefined ? {} : { password: readFileSync(passwordFile, "utf8").trimEnd() }),
  };
}

async function ownPrometheus(project: Project, { tls }: Settings, stack: string): Promise<PrometheusAddress> {
  const { openStack } = await import("./open-stack.ts"); // it loads Pulumi, which nobody else needs
  const outputs = await (await openStack(project, stack)).outputs();
  const [url, password] = [outputs.prometheusUrl?.value, outputs.password?.value] as (string | undefined)[];
  if (url === undefined || password === undefined) throw notDeployed(stack, "there is no Prometheus to ask");
  const address = { url: new URL(url), user: "admin", password };
  if (tls === undefined) return address;
  const ca = readFileSync(resolve(project.folder, tls.certFile));
  return { ...address, trust: { ca, serverName: tls.serverName } };
}
