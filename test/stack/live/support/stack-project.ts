import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Docker from "dockerode";
import { execa } from "execa";
import { dump } from "js-yaml";
import type { Settings } from "../../../../settings/index.ts";
import { freePorts } from "../../../support/free-ports.ts";

const repository = resolve(import.meta.dirname, "../../../..");

const portNames: readonly (keyof Settings["ports"])[] = [
  ...(["prometheus", "alertmanager", "grafana", "inbox", "loadTest"] as const),
  ...(["chat4all", "hitl", "governanceBridge", "governanceBridgeGrpc", "agents"] as const),
];

export interface Result {
  readonly code: number;
  readonly text: string;
}

/** A Pulumi project of a test's own, with its own state, ports and names, run through the real command. */
export interface StackProject {
  readonly folder: string;
  readonly name: string;
  readonly stack: string;
  readonly docker: Docker;
  readonly ports: Settings["ports"];
  /** Writes the stack's settings; ports are added. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Writes a file of the project. */
  write(path: string, content: string): Promise<void>;
  sightline(...args: string[]): Promise<Result>;
  /** Starts the command without waiting for it. */
  start(...args: string[]): Running;
  pulumi(...args: string[]): Promise<Result>;
  container(part: string): Docker.Container;
  inspect(part: string): Promise<Docker.ContainerInspectInfo>;
  password(): Promise<string>;
  get(part: "prometheus" | "alertmanager" | "grafana" | "inbox", path: string, password?: string): Promise<Answer>;
  /** Removes everything the project made, whatever state it is in. */
  remove(): Promise<void>;
}

/** A command that is still running; in a process group of its own. */
export interface Running {
  /** Ends the command and everything it started, at once. */
  kill(): void;
  /** What Ctrl-C in its terminal does. */
  interrupt(): void;
  readonly ended: Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export async function stackProject(options: { readonly stack: string }): Promise<StackProject> {
  const { stack } = options;
  const folder = await mkdtemp(join(tmpdir(), "sightline-stack-"));
  const name = `slt${randomBytes(3).toString("hex")}`;
  const state = join(folder, ".state");
  const free = await freePorts(portNames.length);
  const ports = Object.fromEntries(portNames.map((part, index) => [part, free[index]])) as unknown as Settings["ports"];
  const docker = new Docker();
  const write = async (path: string, content: string) => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  await mkdir(join(state, "sightline"), { recursive: true });
  await write("package.json", JSON.stringify({ name, type: "module", private: true }));
  await write(
    "Pulumi.yaml",
    dump({ name, runtime: { name: "nodejs", options: { typescript: false } }, main: "index.ts" }),
  );
  await write("systems/index.ts", `export { knownSystems, selectSystems } from "${repository}/systems/index.ts";\n`);
  await write("index.ts", await program());
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  const env = { ...process.env, XDG_STATE_HOME: state, CI: "true" };
  const command = [join(repository, "cli", "sightline.mjs")];
  const run = async (file: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<Result> => {
    const { exitCode, all } = await execa(file, args, {
      cwd: folder,
      env: { ...env, ...more },
      all: true,
      reject: false,
      timeout: 600_000,
    });
    return { code: exitCode ?? -1, text: all ?? "" };
  };
  let known: string | undefined;

  const project: StackProject = {
    folder,
    name,
    stack,
    docker,
    ports,
    write,
    configure: (settings) => {
      const config = Object.fromEntries(
        Object.entries({ ports, ...settings }).map(([key, value]) => [`sightline:${key}`, value]),
      );
      known = undefined;
      return write(`Pulumi.${stack}.yaml`, dump({ config }));
    },
    sightline: (...args) => {
      known = undefined;
      return run("node", [...command, ...args, "--stack", stack]);
    },
    start: (...args) => {
      const child = execa("node", [...command, ...args, "--stack", stack], {
        cwd: folder,
        env,
        reject: false,
        detached: true,
      });
      const signal = (name: NodeJS.Signals) => void process.kill(-(child.pid ?? 0), name);
      return { ended: child, kill: () => signal("SIGKILL"), interrupt: () => signal("SIGINT") };
    },
    pulumi: async (...args) => {
      const own = join(state, "sightline");
      const config = join(own, "stacks", name, `Pulumi.${stack}.yaml`);
      return run(
        "pulumi",
        [...args, "--stack", stack, "--non-interactive", ...(args[0] === "stack" ? [] : ["--config-file", config])],
        {
          PULUMI_BACKEND_URL: `file://${join(own, "backend")}`,
          PULUMI_HOME: join(own, "pulumi"),
          PULUMI_CONFIG_PASSPHRASE_FILE: join(own, "passphrase"),
          PULUMI_SKIP_UPDATE_CHECK: "true",
        },
      );
    },
    container: (part) => docker.getContainer(`${name}-${stack}-${part}`),
    inspect: (part) => docker.getContainer(`${name}-${stack}-${part}`).inspect(),
    password: async () => {
      known ??= (
        JSON.parse((await run("node", [...command, "passwords", "--json", "--stack", stack])).text) as {
          password: string;
        }
      ).password;
      return known;
    },
    get: async (part, path, password) => {
      const headers =
        password === undefined ? {} : { authorization: `Basic ${Buffer.from(`admin:${password}`).toString("base64")}` };
      const response = await fetch(`http://127.0.0.1:${ports[part]}${path}`, { headers });
      return { status: response.status, body: await response.text() };
    },
    remove: async () => {
      await removeEverything(docker, `${name}/`);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await project.configure({});
  return project;
}

/** The repository's own program, with the project's own systems. */
async function program(): Promise<string> {
  const own = await readFile(join(repository, "index.ts"), "utf8");
  return own
    .replaceAll(/from "\.\/(bundle|stack)\//g, `from "${repository}/$1/`)
    .replaceAll('from "./systems/', 'from "./systems/');
}

/** By label, not by state file: a deployment that was killed on purpose is cleaned up too. */
async function removeEverything(docker: Docker, prefix: string): Promise<void> {
  const ours = (labels: Record<string, string> | null | undefined) => labels?.["sightline.stack"]?.startsWith(prefix);
  for (const { Id, Labels } of await docker.listContainers({ all: true })) {
    if (ours(Labels))
      await docker
        .getContainer(Id)
        .remove({ force: true, v: true })
        .catch(() => undefined);
  }
  for (const { Name, Labels } of (await docker.listVolumes()).Volumes ?? []) {
    if (ours(Labels))
      await docker
        .getVolume(Name)
        .remove({ force: true })
        .catch(() => undefined);
  }
  for (const { Id, Labels } of await docker.listNetworks()) {
    if (ours(Labels))
      await docker
        .getNetwork(Id)
        .remove()
        .catch(() => undefined);
  }
}
