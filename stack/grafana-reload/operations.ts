import Docker from "dockerode";
import type { GrafanaRequest } from "../agent/reload-grafana.ts";
import { askGrafana } from "./ask-grafana.ts";
import { reload } from "./reload.ts";
import { resetPassword } from "./reset-password.ts";

/** What a `GrafanaReload` resource is told; plain data, kept in the state file. */
export interface GrafanaReloadInputs {
  /** Releases that Grafana is to take; another one means: reload. */
  readonly digests: readonly string[];
  readonly request: GrafanaRequest;
  readonly container: string;
  /** Volume that holds `request.secrets`. */
  readonly secretsVolume: string;
  /** `uid:gid` that may read the secrets. */
  readonly user: string;
  readonly network: string;
  /** Image of our own programs; runs the agent. */
  readonly agentImage: string;
  readonly labels: Readonly<Record<string, string>>;
}

export async function create(inputs: GrafanaReloadInputs): Promise<{ id: string; outs: GrafanaReloadInputs }> {
  await update(inputs);
  return { id: inputs.container, outs: inputs };
}

export async function update(inputs: GrafanaReloadInputs): Promise<{ outs: GrafanaReloadInputs }> {
  const docker = new Docker();
  await reload({ ask: () => askGrafana(docker, inputs), resetPassword: () => resetPassword(docker, inputs) });
  return { outs: inputs };
}

export function diff(old: GrafanaReloadInputs, inputs: GrafanaReloadInputs): { changes: boolean } {
  // Passwords that are about to be made anew are unknown while previewing.
  return { changes: !Array.isArray(inputs.digests) || old.digests.join() !== inputs.digests.join() };
}
