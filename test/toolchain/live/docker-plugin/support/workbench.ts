import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EngineEvent, LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation/index.js";
import type { ExecutionContext } from "ava";
import Docker from "dockerode";
import { importBusybox } from "./busybox.ts";
import { pluginFolder } from "./plugin-folder.ts";

/** One test's own Pulumi project on a real engine; everything in it bears its id. */
export interface Workbench {
  readonly id: string;
  readonly docker: Docker;
  /** Tag and id of an image with a busybox in it. */
  readonly image: { readonly tag: string; readonly id: string };
  readonly stack: Stack;
  readonly stateFolder: string;
  readonly workFolder: string;
  /** First on the CLI's PATH. */
  readonly pluginFolder: string;
  /** Adds to the environment of the CLI and so of the plugin. */
  readonly environment: (variables: Readonly<Record<string, string>>) => void;
  /** A name nobody else has. */
  readonly name: (part: string) => string;
  /** Deploys the program and returns what the CLI printed and did. */
  readonly up: (program: PulumiFn, options?: UpOptions) => Promise<Outcome>;
  readonly preview: (program: PulumiFn, options?: UpOptions) => Promise<Outcome>;
  readonly refresh: () => Promise<Outcome>;
  readonly destroy: () => Promise<Outcome>;
}

export interface UpOptions {
  readonly refresh?: boolean;
  readonly replace?: string[];
}

export interface Outcome {
  readonly stdout: string;
  /** What was done to which resource, in order, unchanged ones left out: `create sleeper`. */
  readonly steps: readonly string[];
}

/** Runs a test on a {@link Workbench} and removes everything of it, whatever the outcome. */
export async function withWorkbench(t: ExecutionContext, test: (bench: Workbench) => Promise<void>): Promise<void> {
  t.timeout(600_000);
  const id = randomBytes(4).toString("hex");
  const root = mkdtempSync(join(tmpdir(), "sightline-docker-plugin-"));
  const docker = new Docker();
  const tag = `sightline-test/busybox:${id}`;
  try {
    const image = { tag, id: await importBusybox(docker, tag) };
    const { stack, ...folders } = await createStack(id, root);
    const environment = (variables: Readonly<Record<string, string>>) =>
      Object.assign(stack.workspace.envVars, variables);
    const name = (part: string) => `sightline-test-${id}-${part}`;
    await test({ id, docker, image, stack, environment, name, ...folders, ...operations(stack) });
  } finally {
    await removeAll(docker, `sightline-test-${id}-`);
    await docker
      .getImage(tag)
      .remove({ force: true })
      .catch(() => undefined);
    rmSync(root, { recursive: true, force: true });
  }
}

type Folders = Pick<Workbench, "stateFolder" | "workFolder" | "pluginFolder">;

async function createStack(id: string, root: string): Promise<Folders & { stack: Stack }> {
  const [home, stateFolder, workFolder] = ["home", "state", "work"].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [home, stateFolder, workFolder]) mkdirSync(folder);
  const plugins = pluginFolder(root);
  const program: PulumiFn = async () => undefined;
  const stack = await LocalWorkspace.createStack(
    { stackName: "test", projectName: `sightline-test-${id}`, program },
    {
      workDir: workFolder,
      pulumiHome: home,
      envVars: {
        PATH: `${plugins}:${process.env.PATH}`,
        PULUMI_BACKEND_URL: `file://${stateFolder}`,
        PULUMI_CONFIG_PASSPHRASE: "sightline",
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    },
  );
  return { stack, stateFolder, workFolder, pluginFolder: plugins };
}

function operations(stack: Stack): Pick<Workbench, "up" | "preview" | "refresh" | "destroy"> {
  return {
    up: (program, options = {}) => record((onEvent) => stack.up({ program, onEvent, ...options })),
    preview: (program, options = {}) =>
      record((onEvent) => stack.preview({ program, onEvent, diff: true, ...options })),
    refresh: () => record((onEvent) => stack.refresh({ onEvent })),
    destroy: () => record((onEvent) => stack.destroy({ onEvent })),
  };
}

async function record(
  run: (onEvent: (event: EngineEvent) => void) => Promise<{ readonly stdout: string }>,
): Promise<Outcome> {
  const steps: string[] = [];
  const { stdout } = await run(({ resourcePreEvent, resOutputsEvent }) => {
    const { metadata, planning } = resOutputsEvent ?? resourcePreEvent ?? {};
    if (metadata === undefined || metadata.type.startsWith("pulumi:")) return;
    const step = `${metadata.op} ${metadata.urn.split("::").at(-1)}`;
    const counts = resOutputsEvent !== undefined || planning === true;
    if (counts && !/^(same|read|refresh) /.test(step) && !steps.includes(step)) steps.push(step);
  });
  return { stdout, steps };
}

async function removeAll(docker: Docker, prefix: string): Promise<void> {
  const ignore = () => undefined;
  for (const { Id, Names } of await docker.listContainers({ all: true })) {
    if (Names.some((name) => name.startsWith(`/${prefix}`))) {
      await docker.getContainer(Id).remove({ force: true, v: true }).catch(ignore);
    }
  }
  for (const { Id, Name } of await docker.listNetworks()) {
    if (Name.startsWith(prefix)) await docker.getNetwork(Id).remove().catch(ignore);
  }
  for (const { Name } of (await docker.listVolumes()).Volumes ?? []) {
    if (Name.startsWith(prefix)) await docker.getVolume(Name).remove().catch(ignore);
  }
}
