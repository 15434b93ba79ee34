import { readdir } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import type Docker from "dockerode";
import { execa } from "execa";
import { type Rehearsal, removeDeadRehearsals } from "../../../stack/rehearsal/index.ts";
import { engine } from "../../../toolchain/index.ts";
import { ask, ownStateFolder, prepareImages, rehearsal } from "./support/rehearsal.ts";
import { alertmanagerRelease, onePrometheus, prometheusRelease, resendSoon } from "./support/rehearsal-files.ts";
import { until } from "./support/until.ts";

let docker: Docker;
let engineId: string;
test.before(async () => {
  await prepareImages();
  ({ docker, id: engineId } = await engine());
});

test.serial("it comes up on a network of its own, an alert reaches the inbox, and nothing of it is left", async (t) => {
  const { own, stateFolder } = await rehearsal(t);
  await own.up();
  await until(t, "the alert is told", async () => (await told(own)).includes("AlwaysFires"));
  t.deepEqual((await existing(own)).containers, Object.values(own.containers).sort());
  for (const container of Object.values(own.containers)) {
    const { NetworkSettings, HostConfig } = await docker.getContainer(container).inspect();
    t.deepEqual(Object.keys(NetworkSettings.Networks), [own.network]);
    t.like(HostConfig, { ReadonlyRootfs: true, CapDrop: ["ALL"] });
    t.deepEqual(HostConfig.Binds ?? [], []);
    for (const [{ HostIp }] of Object.values(HostConfig.PortBindings as Record<string, [{ HostIp: string }]>))
      t.is(HostIp, "127.0.0.1");
  }
  await own.down();
  await t.notThrowsAsync(own.down(), "twice is once");
  await leavesNothing(t, own, stateFolder);
  await t.throwsAsync(own.up(), { message: /was ended/ });
});

test.serial("two at once do not meet, and the end of one is nothing to the other", async (t) => {
  const first = await rehearsal(t, { ...onePrometheus });
  const second = await rehearsal(t, {
    stateFolder: first.stateFolder,
    releases: { alertmanager: alertmanagerRelease(), prometheus: [prometheusRelease({ alert: "FiresElsewhere" })] },
  });
  await Promise.all([first.own.up(), second.own.up()]);
  await until(t, "both are told", async () =>
    [await told(first.own), await told(second.own)].every((all) => all.length > 0),
  );
  t.deepEqual(await removeDeadRehearsals({ docker, id: engineId }, first.stateFolder), [], "both live");
  const before = await existing(second.own);
  await first.own.down();
  await leavesNothing(t, first.own, undefined);
  t.deepEqual(await existing(second.own), before);
  t.deepEqual(new Set(await told(second.own)), new Set(["FiresElsewhere"]));
});

test.serial("rules that Prometheus refuses: its words are told, and nothing is left after down", async (t) => {
  const broken = prometheusRelease({ expr: "rate(" });
  const { own, stateFolder } = await rehearsal(t, {
    releases: { ...onePrometheus.releases, prometheus: [broken] },
  });
  const error = await t.throwsAsync(own.up(), { name: "DeploymentError" });
  t.regex(error?.message ?? "", /prometheus has stopped.*rehearsed\.yml.*parse error/s);
  await own.down();
  await leavesNothing(t, own, stateFolder);
});

test.serial(
  "samples of the past are there while it runs, beside what it scrapes, and what promtool cannot read is told",
  async (t) => {
    const { own } = await rehearsal(t);
    await own.up();
    const now = Math.floor(Date.now() / 1000);
    const samples = Array.from(
      { length: 4 * 3600 },
      (_, index) => `past_total{n="1"} ${index} ${now - 4 * 3600 + index}`,
    );
    await own.backFill([Buffer.from(`${samples.join("\n")}\n`), Buffer.from("# EOF\n")]);
    const query = "count_over_time(past_total[5h]) and on () (time() - timestamp(signal_clock_seconds) < 5)";
    await until(t, "the past is there", async () => {
      const path = `/api/v1/query?query=${encodeURIComponent(query)}`;
      const { data } = await ask<{ data: { result: readonly { value: readonly [number, string] }[] } }>(
        own,
        "prometheus",
        path,
      );
      return data.result[0]?.value[1] === String(samples.length);
    });
    await t.throwsAsync(own.backFill([Buffer.from("no sample\n")]), {
      name: "DeploymentError",
      message: /promtool could not back-fill prometheus \(exit code 1\): .*unsupported character/s,
    });
  },
);

test.serial("other rules come into force without a restart; those that are refused do not", async (t) => {
  const { own } = await rehearsal(t);
  await own.up();
  const started = async () => (await docker.getContainer(own.containers.prometheus).inspect()).State.StartedAt;
  const before = await started();
  const other = { ...onePrometheus.releases, prometheus: [prometheusRelease({ alert: "FiresNow" })] as const };
  await own.reload(other);
  t.deepEqual(await rules(own), ["FiresNow"]);
  const broken = { ...other, prometheus: [prometheusRelease({ alert: "Never", expr: "rate(" })] as const };
  const error = await t.throwsAsync(own.reload(broken), { name: "DeploymentError" });
  t.regex(error?.message ?? "", /Prometheus did not take the new configuration/);
  t.deepEqual(await rules(own), ["FiresNow"]);
  t.is(await started(), before);
});

test.serial("three Alertmanagers form a cluster, and two Prometheuses send as one", async (t) => {
  const prometheus = (replica: string) => prometheusRelease({ replica, alertmanagers: 3 });
  const { own, stateFolder } = await rehearsal(t, {
    alertmanagers: 3,
    releases: { alertmanager: alertmanagerRelease(), prometheus: [prometheus("1"), prometheus("2")] },
    flags: {
      prometheus: [resendSoon],
      alertmanager: ["--cluster.gossip-interval=50ms", "--cluster.settle-timeout=5s"],
    },
  });
  await own.up();
  const all = ["alertmanager", "alertmanager-2", "alertmanager-3"] as const;
  for (const part of all) {
    await until(t, `${part} has two peers`, async () => {
      const { cluster } = await ask<{ cluster: { status: string; peers: unknown[] } }>(own, part, "/api/v2/status");
      return cluster.status === "ready" && cluster.peers.length === 3;
    });
    const alerts = () => ask<{ labels: object }[]>(own, part, "/api/v2/alerts");
    await until(t, `${part} has the alert`, async () => (await alerts()).length > 0);
    t.deepEqual(
      (await alerts()).map(({ labels }) => labels),
      [{ alertname: "AlwaysFires" }],
    );
  }
  for (const part of ["prometheus", "prometheus-2"] as const) {
    const path = "/api/v1/query?query=prometheus_notifications_alertmanagers_discovered";
    await ask(own, part, path);
    const { data } = await ask<{ data: { activeAlertmanagers: unknown[] } }>(own, part, "/api/v1/alertmanagers");
    t.is(data.activeAlertmanagers.length, 3);
  }
  await own.down();
  await leavesNothing(t, own, stateFolder);
});

for (const [how, to] of [
  ["the process alone", (pid: number) => pid],
  ["everything in its terminal", (pid: number) => -pid],
] as const)
  test.serial(`Ctrl-C half-way through coming up, to ${how}: nothing is left, exit code 130`, async (t) => {
    const stateFolder = await ownStateFolder(t);
    const child = start(t, stateFolder);
    await said(child, "creating rehearsal-secrets-release");
    process.kill(to(child.pid ?? 0), "SIGINT");
    t.is((await child).exitCode, 130);
    await leavesNothing(t, await named(child), stateFolder);
  });

test.serial("Ctrl-C while it runs, twice: nothing is left, exit code 130", async (t) => {
  const stateFolder = await ownStateFolder(t);
  const child = start(t, stateFolder);
  await said(child, "\nup\n");
  child.kill("SIGINT");
  await said(child, "Ended early");
  child.kill("SIGINT");
  const { exitCode, stdout } = await child;
  t.is(exitCode, 130);
  t.regex(stdout, /kill -9 \d+.*the next rehearsal removes the rest/);
  await leavesNothing(t, await named(child), stateFolder);
});

test.serial("what a killed process left is removed by the next one", async (t) => {
  const stateFolder = await ownStateFolder(t);
  const child = start(t, stateFolder);
  await said(child, "\nup\n");
  const left = await named(child);
  process.kill(-(child.pid ?? 0), "SIGKILL");
  await child;
  t.is((await existing(left)).containers.length, 4);
  t.deepEqual(await removeDeadRehearsals({ docker, id: engineId }, stateFolder), [left.id]);
  await leavesNothing(t, left, stateFolder);
});

/** In a process group of its own, as a terminal gives one to a command. */
function start(t: ExecutionContext, stateFolder: string) {
  const program = join(import.meta.dirname, "support", "rehearse.ts");
  const child = execa(process.execPath, [program, stateFolder], { reject: false, detached: true, cleanup: false });
  t.teardown(async () => {
    child.kill("SIGTERM");
    await child;
  });
  return child;
}
type Child = ReturnType<typeof start>;

/** Waits until a process has said something; fails when it ends before. */
async function said(child: Child, what: string): Promise<string> {
  const heard = heardOf(child);
  while (!heard.text.includes(what)) {
    if (heard.ended) throw new Error(`it ended without saying ${what}: ${heard.text}\n${(await child).stderr}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return heard.text;
}

interface Heard {
  text: string;
  ended: boolean;
}

function heardOf(child: Child): Heard {
  const known = heards.get(child);
  if (known !== undefined) return known;
  const heard: Heard = { text: "", ended: false };
  heards.set(child, heard);
  child.stdout.on("data", (chunk) => {
    heard.text += String(chunk);
  });
  child.once("exit", () => {
    heard.ended = true;
  });
  return heard;
}
const heards = new WeakMap<Child, Heard>();

async function named(child: Child): Promise<Pick<Rehearsal, "id" | "network">> {
  const id = /opened (\S+)/.exec(await said(child, "opened"))?.[1] ?? "";
  return { id, network: `slt-rehearsal-${id}` };
}

async function told(own: Rehearsal): Promise<string[]> {
  const text = JSON.stringify(await ask(own, "inbox", "/api/v1/notifications"));
  return [...text.matchAll(/"alertname":"(\w+)"/g)].map(([, name = ""]) => name);
}

async function rules(own: Rehearsal): Promise<string[]> {
  const path = "/api/v1/rules";
  const { data } = await ask<{ data: { groups: { rules: { name: string }[] }[] } }>(own, "prometheus", path);
  return data.groups.flatMap((group) => group.rules.map(({ name }) => name));
}

/** Everything on the engine with a rehearsal's name or label. */
async function existing({ network, id }: Pick<Rehearsal, "network" | "id">) {
  const isOwn = (name: string, labels: Record<string, string> | null | undefined) =>
    name.startsWith(network) || labels?.["sightline.stack"] === `slt-rehearsal/${id}`;
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listNetworks(),
    docker.listVolumes(),
  ]);
  return {
    containers: containers
      .map(({ Names, Labels }) => ({ name: (Names[0] ?? "").slice(1), Labels }))
      .filter(({ name, Labels }) => isOwn(name, Labels))
      .map(({ name }) => name)
      .sort(),
    networks: networks.filter(({ Name, Labels }) => isOwn(Name, Labels)).map(({ Name }) => Name),
    volumes: (volumes.Volumes ?? [])
      .filter(({ Name, Labels }) => isOwn(Name, Labels))
      .map(({ Name }) => Name)
      .sort(),
  };
}

async function leavesNothing(
  t: ExecutionContext,
  own: Pick<Rehearsal, "network" | "id">,
  stateFolder: string | undefined,
) {
  t.deepEqual(await existing(own), { containers: [], networks: [], volumes: [] });
  if (stateFolder !== undefined) t.deepEqual(await readdir(join(stateFolder, "rehearsals")), []);
}
