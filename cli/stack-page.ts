import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Settings } from "../settings/index.ts";
import type { PrometheusAddress } from "../validation/index.ts";
import { notDeployed } from "./not-deployed.ts";
import type { Project } from "./project.ts";

/** Addresses of a deployed stack's pages, with the password that Pulumi keeps: by output, and what follows from there being none. */
export async function pageOf(
  project: Project,
  { tls }: Settings,
  stack: string,
): Promise<(output: string, otherwise: string) => PrometheusAddress> {
  const { openStack } = await import("./open-stack.ts"); // it loads Pulumi, which nobody else needs
  const outputs = await (await openStack(project, stack)).outputs();
  const trust =
    tls === undefined
      ? {}
      : { trust: { ca: readFileSync(resolve(project.folder, tls.certFile)), serverName: tls.serverName } };
  return (output, otherwise) => {
    const [url, password] = [outputs[output]?.value, outputs.password?.value] as (string | undefined)[];
    if (url === undefined || password === undefined) throw notDeployed(stack, otherwise);
    return { url: new URL(url), user: "admin", password, ...trust };
  };
}
