import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type Docker from "dockerode";
import { dump } from "js-yaml";
import { dockerDiscovery } from "../../../../bundle/docker-discovery.ts";
import { acquireImage, ownerLabels, putFiles } from "../../../support/containers/index.ts";
import { freePorts } from "../../../support/free-ports.ts";
import { type Fleet, openFleet } from "../../containers/live/support/fleet.ts";
import { type RunningProxy, runProxy } from "../../containers/support/proxy.ts";

let fleet: Fleet;
let proxy: RunningProxy;
let prometheus: Docker.Container;
let url: string;

test.before("Prometheus, which asks the engine through the proxy", async () => {
  fleet = await openFleet();
  const { name: network, gateway } = await fleet.network();
  const { name: further } = await fleet.network();
  proxy = await runProxy([], { host: gateway });
  const image = await acquireImage("prometheus");
  const [port = 0] = await freePorts(1);
  url = `http://127.0.0.1:${port}`;
  const discovery = dockerDiscovery({ label: "sightline.scrape", networks: [network, further], takenJobs: ["taken"] });
  const config = dump({ global: { scrape_interval: "1s", scrape_timeout: "1s" }, scrape_configs: [quick(discovery)] });
  prometheus = await fleet.docker.createContainer({
    name: `${fleet.prefix}-prometheus`,
    Image: image,
    Cmd: ["--config.file=/config/prometheus.yml", "--storage.tsdb.path=/tmp"],
    Labels: { ...ownerLabels, "sightline.scrape": "true", "sightline.port": "9090", "sightline.job": "itself" },
    Volumes: { "/config": {} },
    ExposedPorts: { "9090/tcp": {} },
    HostConfig: {
      NetworkMode: network,
      Memory: 512 * 1024 * 1024,
      Tmpfs: { "/tmp": "size=64m,mode=1777" },
      PortBindings: { "9090/tcp": [{ HostIp: "127.0.0.1", HostPort: String(port) }] },
      ExtraHosts: [`socket-proxy:${gateway}`],
    },
  });
  await putFiles(prometheus, { folder: "/config", owner: 65_534, files: { "prometheus.yml": config } });
  await fleet.docker.getNetwork(further).connect({ Container: prometheus.id });
  await prometheus.start();
});

test.after.always("nothing is left", async () => {
  await prometheus?.remove({ force: true, v: true });
  await proxy?.stop(0);
  await fleet?.removeAll();
});

/** The proxy's own port is a free one here, and nobody waits for fifteen seconds. */
function quick(config: object): object {
  const { docker_sd_configs: found } = config as { readonly docker_sd_configs: readonly object[] };
  const host = `http://socket-proxy:${proxy.enginePort}`;
  return { ...config, docker_sd_configs: found.map((one) => ({ ...one, host, refresh_interval: "1s" })) };
}

test.serial("a container with the label becomes a target, also one on several networks only once", async (t) => {
  await until(t, "Prometheus scrapes itself", async () => (await targets()).itself?.health === "up");
  t.deepEqual(await targets(), {
    itself: {
      health: "up",
      instance: `${fleet.prefix}-prometheus:9090`,
      scrapeUrl: `http://${fleet.prefix}-prometheus:9090/metrics`,
    },
  });
});

test.serial("a target appears with its container, and vanishes with it", async (t) => {
  const networks = await fleet.docker.listNetworks({ filters: { name: [fleet.prefix] } });
  const network = networks.find(({ Name }) => Name.endsWith("-0"))?.Name ?? "";
  const labels = { "sightline.scrape": "true", "sightline.port": "1234", "sightline.path": "/numbers" };
  const script = "exec sleep 100000";
  const [web] = await fleet.start([
    { name: "web", script, network, labels },
    { name: "apart", script, labels },
    { name: "unlabelled", script, network, labels: { "sightline.port": "1" } },
    { name: "refusing", script, network, labels: { ...labels, "sightline.scrape": "false" } },
    { name: "double", script, network, labels: { ...labels, "sightline.job": "taken" } },
  ]);
  const job = `${fleet.prefix}-web`;
  await until(t, "it is a target", async () => (await targets())[job] !== undefined);
  const found = await targets();
  t.deepEqual(Object.keys(found).sort(), ["itself", job].sort());
  t.like(found[job], { scrapeUrl: `http://${job}:1234/numbers`, instance: `${job}:1234` });
  await web?.remove({ force: true });
  await until(t, "it is none any more", async () => (await targets())[job] === undefined);
});

test.serial("for that, nothing but what is on the list was asked", async (t) => {
  const text = await (await fetch(`${proxy.url}/metrics`)).text();
  const refused = [...text.matchAll(/^socket_proxy_refused_total\{reason="(\w+)"\} [1-9]/gm)].map(
    ([, reason]) => reason,
  );
  t.deepEqual(refused, []);
  t.regex(text, /^socket_proxy_requests_total\{endpoint="networks",status="200"\} [1-9]/m);
});

interface Target {
  readonly health: string;
  readonly instance: string;
  readonly scrapeUrl: string;
}

/** The active targets by job; a job with two targets is an error here. */
async function targets(): Promise<Record<string, Target>> {
  const answer = await fetch(`${url}/api/v1/targets?state=active`).catch(() => undefined);
  if (answer?.ok !== true) return {};
  const { data } = (await answer.json()) as { readonly data: { readonly activeTargets: readonly Active[] } };
  const found: Record<string, Target> = {};
  for (const { labels, health, scrapeUrl } of data.activeTargets) {
    if (labels.job in found) throw new Error(`two targets of ${labels.job}`);
    found[labels.job] = { health, instance: labels.instance, scrapeUrl };
  }
  return found;
}

interface Active {
  readonly labels: { readonly job: string; readonly instance: string };
  readonly health: string;
  readonly scrapeUrl: string;
}

async function until(t: ExecutionContext, what: string, holds: () => Promise<boolean>): Promise<void> {
  t.timeout(600_000);
  for (const deadline = Date.now() + 120_000; ; await sleep(200)) {
    if (await holds()) return;
    if (Date.now() > deadline) throw new Error(`not in time: ${what}; targets: ${JSON.stringify(await targets())}`);
  }
}
