import provider from "@pulumi/pulumi/proto/provider_pb.js";
import type Docker from "dockerode";
import { connect, parseSettings, type RegistryAuth, unknownSettings, withEnvironment } from "../engine/index.ts";
import { hasUnknown, redact, revealAll, type Values } from "../protocol/index.ts";
import type { Context } from "../resource-kind.ts";
import type { Failure } from "../schema/index.ts";
import { type EngineLog, engineLog } from "./engine-log.ts";

/** Checks the provider's arguments. The environment's host is left out, as upstream does: it holds for one run. */
export function checkConfig(config: Values): { inputs: Values; failures: Failure[] } {
  const failures = unknownSettings(config).map((name) => ({
    property: name,
    reason: `"${name}" is not offered by Sightline's own Docker plugin: use the upstream one`,
  }));
  return { inputs: config, failures };
}

/** Another address is no reason to replace anything: the engine behind it may be the same. */
export function diffConfig(old: Values, config: Values): provider.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  const names = [...new Set([...Object.keys(old), ...Object.keys(config)])].filter((name) => !name.startsWith("__"));
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(config[name])).sort();
  const response = new provider.DiffResponse();
  response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setDiffsList(changed);
  return response;
}

/** One run of the plugin: the engine it talks to and where it logs. */
export interface Session {
  log: EngineLog;
  configure(args: Values, variables: { get(name: string): string | undefined }): void;
  attach(address: string): void;
  cancel(): void;
  /** What an operation on the resource `urn` may use; secrets of `inputs` do not get into its warnings. */
  context(urn: string, inputs: Values): Context;
}

const notice =
  "Docker resources are handled by Sightline's own plugin, its second choice where Pulumi's pulumi-resource-docker cannot be had.";

export function startSession(engineAddress: string | undefined): Session {
  const abort = new AbortController();
  let connection: { docker: Docker; registryAuth: readonly RegistryAuth[] } | undefined;
  const session: Session = {
    log: engineLog(engineAddress),
    configure: (args, variables) => {
      const host = variables.get("docker:config:host");
      const config = withEnvironment({ ...(host === undefined ? {} : { host }), ...revealAll(args) });
      // In a preview the host may itself be an output that is not known yet.
      if (!hasUnknown(config)) {
        const settings = parseSettings(config);
        connection = { docker: connect(settings), registryAuth: settings.registryAuth };
      }
      session.log.info(notice);
    },
    attach: (address) => {
      session.log = engineLog(address);
    },
    cancel: () => abort.abort(new Error("cancelled")),
    context: (urn, inputs) => {
      if (connection === undefined) throw new Error("the Docker engine's host is not known yet");
      return {
        ...connection,
        warn: (message) => session.log.warning(redact(message, inputs), urn),
        signal: abort.signal,
      };
    },
  };
  return session;
}
