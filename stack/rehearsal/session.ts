import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import type { Settings } from "../../settings/index.ts";
import { findImages } from "../images.ts";
import { adminUser } from "../passwords/index.ts";
import { DeploymentError, deploymentError, pulumiIn, stepOf } from "../session/index.ts";
import { RehearsalStack, type RehearsalStackArgs } from "./rehearsal-stack.ts";
import { removeRehearsal } from "./remove.ts";

export interface RehearsalOptions extends Omit<RehearsalStackArgs, "settings" | "images"> {
  /** Of the stack whose monitoring is rehearsed. */
  readonly settings: Settings;
  /** Lower-case letters and digits; tells rehearsals on one engine apart. */
  readonly id: string;
  /** Where this machine's own facts are kept. */
  readonly stateFolder: string;
  /** Folder with the Pulumi CLI. */
  readonly pulumiFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** An isolated copy of a stack's monitoring. */
export interface Rehearsal {
  /** Brings it up; throws DeploymentError. */
  up(onStep?: (step: string) => void): Promise<RehearsalAccess>;
  /** Removes everything of it, whatever became of `up`. */
  down(): Promise<void>;
}

export interface RehearsalAccess {
  readonly urls: Readonly<Record<keyof RehearsalStackArgs["ports"], string>>;
  readonly user: string;
  readonly password: string;
  /** Name of a part's container. */
  container(part: string): string;
}

/** A rehearsal's own project and stack, of which everything takes its name. */
export function rehearsalSettings(settings: Settings, id: string): Settings {
  const { tls: _tls, ...rest } = settings;
  return {
    ...rest,
    project: `${settings.project}-rehearsal`,
    stack: id,
    demo: [],
    bindAddress: "127.0.0.1",
    publicHost: "127.0.0.1",
  };
}

/**
 * Opens a rehearsal with a state of its own, which nobody needs once it is over: everything is found by its label and removed
 * through the engine, so that an interrupted one leaves nothing either.
 */
export function openRehearsal(options: RehearsalOptions): Rehearsal {
  const { id, ports } = options;
  const settings = rehearsalSettings(options.settings, id);
  const folder = join(options.stateFolder, "rehearsals", id);
  return {
    up: async (onStep) => {
      const stack = await createStack(options, settings, folder);
      const messages: string[] = [];
      try {
        const { outputs } = await stack.up({
          color: "never",
          onEvent: (event) => {
            const step = stepOf(event);
            if (step !== undefined) onStep?.(step);
            if (event.diagnosticEvent?.severity === "error") messages.push(event.diagnosticEvent.message);
          },
        });
        return {
          urls: mapValues(ports, (port) => `http://127.0.0.1:${port}`),
          user: adminUser,
          password: String(outputs.password?.value),
          container: (part) => `${settings.project}-${id}-${part}`,
        };
      } catch (error) {
        throw error instanceof DeploymentError ? error : deploymentError(messages, error);
      }
    },
    down: async () => {
      await removeRehearsal(settings.project, id);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createStack(options: RehearsalOptions, settings: Settings, folder: string) {
  const { id, ports, prometheus, alertmanager, prometheusFlags } = options;
  await mkdir(join(folder, "backend"), { recursive: true, mode: 0o700 });
  // Where the dynamic resources' provider finds Pulumi's own package.
  await symlink(nodeModules(), join(folder, "node_modules"));
  const program = async () => {
    const images = await findImages(settings);
    const args = { settings, images, ports, prometheus, alertmanager, prometheusFlags };
    return { password: new RehearsalStack("rehearsal", args).password };
  };
  const pulumiCommand = await pulumiIn(options.pulumiFolder);
  return LocalWorkspace.createOrSelectStack(
    { projectName: settings.project, stackName: id, program },
    {
      workDir: folder,
      pulumiCommand,
      projectSettings: {
        name: settings.project,
        runtime: "nodejs",
        backend: { url: `file://${join(folder, "backend")}` },
      },
      envVars: {
        ...options.environment,
        PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
        PULUMI_CONFIG_PASSPHRASE: id,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        SIGHTLINE_PROGRAM_FOLDER: process.cwd(),
      },
    },
  );
}

function nodeModules(): string {
  const file = fileURLToPath(import.meta.resolve("@pulumi/pulumi"));
  return file.slice(0, file.lastIndexOf("/@pulumi/pulumi/"));
}

function mapValues<Key extends string, A, B>(given: Readonly<Record<Key, A>>, change: (value: A) => B): Record<Key, B> {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, change(value as A)])) as Record<Key, B>;
}
