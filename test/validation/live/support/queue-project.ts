import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ExecutionContext } from "ava";
import { execa } from "execa";
import type { Result } from "../../../../validation/index.ts";

const repository = resolve(import.meta.dirname, "../../../..");

/** What a user wrote, right or wrong. */
export interface Written {
  /** The rule's expression. @default what its scenarios are about */
  readonly expr?: string;
  /** How long it must hold. @default what its scenarios are about */
  readonly for?: string;
}

/** How `sightline validate rehearse --only QueueLagging` ended, and what it wrote. */
export interface Rehearsal {
  readonly exitCode: number | undefined;
  readonly text: string;
  report(): Promise<Result>;
  file(name: "report.md" | "junit.xml"): Promise<string>;
}

/** Runs the command in a project of a user's own: a system with one alert on queues that lag by more than 100 for two minutes. */
export async function rehearseQueues(
  t: ExecutionContext,
  written: Written,
  environment: Readonly<Record<string, string>> = {},
): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-queues-"));
  const project = join(folder, "project");
  const out = join(folder, "report");
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(filesOf(written))) {
    await mkdir(resolve(project, file, ".."), { recursive: true });
    await writeFile(join(project, file), text);
  }
  // As installed: Pulumi's processes find its SDK from the project's folder.
  await symlink(join(repository, "node_modules"), join(project, "node_modules"));
  const { exitCode, all } = await execa(
    "node",
    [join(repository, "cli/sightline.mjs"), "validate", "rehearse", "--only", "QueueLagging", "--out", out],
    {
      cwd: project,
      env: { XDG_STATE_HOME: join(folder, "state"), CI: "true", ...environment },
      all: true,
      reject: false,
      timeout: 300_000,
    },
  );
  return {
    exitCode,
    text: String(all),
    report: async () => JSON.parse(await readFile(join(out, "report.json"), "utf8")) as Result,
    file: (name) => readFile(join(out, name), "utf8"),
  };
}

function filesOf(rule: Written): Readonly<Record<string, string>> {
  const settings = [
    "config:",
    "  sightline:systems: [stack, queues]",
    '  sightline:addresses: { queues: { worker: ["worker.example.org:8080"] } }',
  ];
  return {
    "package.json": '{ "name": "queues", "type": "module", "private": true }\n',
    "Pulumi.yaml": "name: queues\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.ts\n",
    "Pulumi.dev.yaml": `${settings.join("\n")}\n`,
    "systems/index.ts": systemOf(rule),
  };
}

function systemOf({ expr = 'gt(lag.where({ job: "worker" }), 100)', for: held = "2m" }: Written): string {
  return `import { alert, constant, fires, gauge, gt, silent } from ${JSON.stringify(join(repository, "alerts/kit/index.ts"))};
import { defineSystem, stack } from ${JSON.stringify(join(repository, "systems/index.ts"))};

const lag = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });
const showing = (...samples: Parameters<typeof lag.series>[1][]) =>
  samples.map((one, index) => lag.series({ queue: "q" + index, job: "worker", instance: "worker:8080" }, one));

const lagging = alert("QueueLagging", {
  expr: ${expr},
  for: ${JSON.stringify(held)},
  severity: "critical",
  summary: ({ labels }) => "Queue " + labels.queue + " lags.",
  action: "Look.",
  scenarios: [
    fires("it lags", {
      series: showing([constant(20, "2m"), constant(200, "4m"), constant(20)]),
      at: "5m",
      notBefore: "4m",
      resolvedBy: "7m",
    }),
    silent("a busy hour", { series: showing(constant(50)), lasts: "6m" }),
  ],
});

const queues = defineSystem({ name: "queues", targets: { worker: { port: 8080 } }, alerts: [lagging], dashboards: [] });
export const knownSystems = [stack, queues];
`;
}
