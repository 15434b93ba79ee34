import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExecutionContext } from "ava";
import { freePorts } from "../../../../../support/free-ports.ts";
import { until } from "./until.ts";

/** A real Alertmanager on the loopback, without its cluster. */
export interface Alertmanager {
  readonly url: string;
  /** Its folder: secrets and templates lie where {@link startAlertmanager} was asked to put them. */
  readonly folder: string;
  /** Sends alerts as Prometheus does. */
  post(alerts: readonly PostedAlert[]): Promise<void>;
  /** Every alert it has, with what becomes of it. */
  alerts(): Promise<readonly KnownAlert[]>;
  /** The value of a counter, all series of it added up whose labels have these texts in them. */
  counter(name: string, ...labels: readonly string[]): Promise<number>;
}

type Labels = Readonly<Record<string, string>>;

export interface PostedAlert {
  readonly labels: Labels;
  readonly annotations?: Labels;
  readonly startsAt?: string;
  /** In the past: the alert is over. */
  readonly endsAt?: string;
}

export interface KnownAlert {
  readonly labels: Labels;
  readonly receivers: readonly { readonly name: string }[];
  readonly status: {
    readonly state: string;
    readonly inhibitedBy: readonly string[];
    readonly mutedBy: readonly string[];
  };
}

/** Starts one with these files, `alertmanager.yml` among them; it ends with the test. `folder` is where they go. */
export async function startAlertmanager(
  t: ExecutionContext,
  files: (folder: string) => Readonly<Record<string, string>>,
): Promise<Alertmanager> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-alertmanager-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files(folder))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${folder}/alertmanager.yml`,
    `--storage.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--cluster.listen-address=",
    "--log.level=warn",
  ];
  let said = "";
  const child = spawn("alertmanager", args, { stdio: ["ignore", "ignore", "pipe"] });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "exit");
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  await until("Alertmanager is ready", async () => {
    if (child.exitCode !== null) throw new Error(`Alertmanager ended: ${said}`);
    return (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok;
  });
  return { url, folder, ...clientOf(url) };
}

function clientOf(url: string): Pick<Alertmanager, "post" | "alerts" | "counter"> {
  return {
    async post(alerts) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${url}/api/v2/alerts`, { method: "POST", headers, body: JSON.stringify(alerts) });
      if (!answer.ok) throw new Error(`Alertmanager answers ${answer.status}: ${await answer.text()}`);
    },
    async alerts() {
      return (await (await fetch(`${url}/api/v2/alerts`)).json()) as readonly KnownAlert[];
    },
    async counter(name, ...labels) {
      const lines = (await (await fetch(`${url}/metrics`)).text()).split("\n");
      const own = lines.filter((line) => line.startsWith(`${name}{`) && labels.every((label) => line.includes(label)));
      return own.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
    },
  };
}
