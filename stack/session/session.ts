import { join } from "node:path";
import { type DestroyOptions, LocalWorkspace, type OutputMap, Stack } from "@pulumi/pulumi/automation/index.js";
import { execa } from "execa";
import { type Changes, pulumiIn, runOperation, withoutSummary } from "../automation/index.ts";
import { findBackend } from "./backend.ts";
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

function sessionOf(stack: Stack, configFile: string): Session {
  const brief = withoutSummary(stack);
  // With secrets, Pulumi reads its history through the tracked file, and writes a salt into that one too.
  const common = { configFile, color: "never", showSecrets: false } as const;
  return {
    up: ({ refresh = false, onStep } = {}) =>
      runOperation((onEvent) => brief.up({ ...common, refresh, onEvent }), onStep),
    down: async ({ forgetData = false, onStep } = {}) => {
      // The volumes themselves stay on the engine (`retainOnDelete`) until they are removed by name.
      if (forgetData) await unprotect(stack);
      const destroy: DestroyOptions = forgetData ? {} : { excludeProtected: true };
      return runOperation((onEvent) => brief.destroy({ ...common, ...destroy, onEvent }), onStep);
    },
    outputs: () => stack.outputs(),
  };
}

async function unprotect({ name, workspace }: Stack): Promise<void> {
  const args = ["state", "unprotect", "--all", "--yes", "--stack", name];
  await execa(workspace.pulumiCommand.command, args, { cwd: workspace.workDir, env: workspace.envVars });
}
