import { dirname, join } from "node:path";
import {
  type DestroyOptions,
  type EngineEvent,
  LocalWorkspace,
  type OutputMap,
  PulumiCommand,
  Stack,
} from "@pulumi/pulumi/automation/index.js";
import { execa } from "execa";
import { findBackend } from "./backend.ts";
import { DeploymentError, deploymentError } from "./deployment-error.ts";
import { overlayStackConfig, writeStackConfig } from "./stack-config.ts";
import { removeStaleLocks } from "./stale-lock.ts";

export interface SessionOptions {
  /** Folder with `Pulumi.yaml`. */
  readonly projectFolder: string;
  readonly project: string;
  readonly stack: string;
  /** Where this machine's own facts are kept. */
  readonly stateFolder: string;
  /** Settings that hold for this session only, with their namespace: `sightline:grafana`. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  /** Folder with the Pulumi CLI, and what its processes need besides. */
  readonly pulumiFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What an operation did, by kind of change. */
export interface Changes {
  readonly created: number;
  readonly updated: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly unchanged: number;
  readonly seconds: number;
}

export interface OperationOptions {
  readonly refresh?: boolean;
  /** Called with what is being worked on: `creating observability-prometheus`. */
  readonly onStep?: (step: string) => void;
}

/** A stack, opened through Pulumi's Automation API. */
export interface Session {
  up(options?: OperationOptions): Promise<Changes>;
  /** Removes everything but protected data volumes; with `forgetData`, Pulumi no longer knows those either. */
  down(options?: OperationOptions & { readonly forgetData?: boolean }): Promise<Changes>;
  outputs(): Promise<OutputMap>;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { project, stack, stateFolder, projectFolder } = options;
  const backend = await findBackend(stateFolder);
  if (backend.own) await removeStaleLocks(join(stateFolder, "backend"), project, stack);
  const environment = { ...options.environment, ...backend.environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const pulumiCommand = await pulumiIn(options.pulumiFolder);
  const workspace = { envVars: environment, pulumiCommand };
  const config = { project, stack, trackedFile: join(projectFolder, `Pulumi.${stack}.yaml`), folder: stateFolder };
  const overrides = options.overrides ?? {};
  const copy = backend.own ? await writeStackConfig({ ...config, overrides, workspace }) : undefined;
  const opened = await Stack.createOrSelect(
    stack,
    await LocalWorkspace.create({ ...workspace, workDir: projectFolder }),
  );
  return sessionOf(opened, copy ?? (await overlayStackConfig({ ...config, overrides })));
}

/**
 * The same stack, whose operations end when Pulumi ends.
 * The Automation API asks the CLI three more times after each, for outputs and history that nobody reads here: more than a second.
 */
function withoutSummary(stack: Stack): Stack {
  return Object.assign(Object.create(stack) as Stack, { outputs: async () => ({}), info: async () => undefined });
}

function sessionOf(stack: Stack, configFile: string): Session {
  const run = async (
    operation: (options: {
      configFile: string;
      color: "never";
      showSecrets: false;
      onEvent: (event: EngineEvent) => void;
    }) => Promise<unknown>,
    options: OperationOptions,
  ): Promise<Changes> => {
    const start = performance.now();
    const messages: string[] = [];
    let counts: Readonly<Record<string, number>> = {};
    const onEvent = (event: EngineEvent) => {
      const step = stepOf(event);
      if (step !== undefined) options.onStep?.(step);
      const { diagnosticEvent, summaryEvent } = event;
      if (diagnosticEvent?.severity === "error") messages.push(diagnosticEvent.message);
      if (summaryEvent) counts = summaryEvent.resourceChanges as Readonly<Record<string, number>>;
    };
    try {
      // With secrets, Pulumi reads its history through the tracked file, and writes a salt into that one too.
      await operation({ configFile, color: "never", showSecrets: false, onEvent });
    } catch (error) {
      throw error instanceof DeploymentError ? error : deploymentError(messages, error);
    }
    return changesOf(counts, (performance.now() - start) / 1000);
  };
  const brief = withoutSummary(stack);
  return {
    up: (options = {}) => run((common) => brief.up({ ...common, refresh: options.refresh ?? false }), options),
    down: async (options = {}) => {
      const { forgetData = false } = options;
      // The volumes themselves stay on the engine (`retainOnDelete`) until they are removed by name.
      if (forgetData) await unprotect(stack);
      const destroy: DestroyOptions = forgetData ? {} : { excludeProtected: true };
      return run((common) => brief.destroy({ ...common, ...destroy, showSecrets: false }), options);
    },
    outputs: () => stack.outputs(),
  };
}

async function unprotect({ name, workspace }: Stack): Promise<void> {
  const args = ["state", "unprotect", "--all", "--yes", "--stack", name];
  await execa(workspace.pulumiCommand.command, args, { cwd: workspace.workDir, env: workspace.envVars });
}

/** The automation API wants the folder above `bin`; a CLI that lies elsewhere is found on the PATH. */
export async function pulumiIn(folder: string): Promise<PulumiCommand> {
  return folder.endsWith("/bin") ? PulumiCommand.get({ root: dirname(folder) }) : PulumiCommand.get();
}

/** What is being worked on; nothing of Pulumi's own. */
export function stepOf({ resourcePreEvent }: EngineEvent): string | undefined {
  if (resourcePreEvent === undefined || resourcePreEvent.planning) return undefined;
  const { op, urn, type } = resourcePreEvent.metadata;
  if (type.startsWith("pulumi:")) return undefined; // providers, and the stack itself: nothing of it is on the engine
  const verb = verbs[op];
  return verb === undefined ? undefined : `${verb} ${urn.split("::").at(-1)}`;
}

const verbs: Readonly<Record<string, string>> = {
  create: "creating",
  "create-replacement": "creating",
  update: "updating",
  delete: "removing",
  "delete-replaced": "removing",
  refresh: "reading",
};

function changesOf(counts: Readonly<Record<string, number>>, seconds: number): Changes {
  const sum = (...kinds: string[]) => kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0);
  return {
    created: sum("create"),
    updated: sum("update"),
    replaced: sum("replace", "create-replacement"),
    deleted: sum("delete"),
    unchanged: sum("same"),
    seconds: Math.round(seconds),
  };
}
