import test from "ava";
import { type StackProject, stackProject } from "./support/stack-project.ts";

let stack: StackProject;
let other: StackProject;

test.before("two stacks on one engine", async () => {
  stack = await stackProject({ stack: "staging" });
  other = await stackProject({ stack: "dev" });
  await stack.configure({ scrapeInterval: "2s", evaluationInterval: "2s" });
  for (const project of [stack, other]) {
    const { code, text } = await project.sightline("up");
    if (code !== 0) throw new Error(text);
  }
});
test.after.always("down", async () => {
  await stack.remove();
  await other.remove();
});

test.serial("two stacks side by side do not meet", async (t) => {
  t.not(await stack.password(), await other.password());
  t.is((await stack.get("prometheus", "/api/v1/query?query=up", await other.password())).status, 401);
  const networks = async (project: StackProject) =>
    Object.keys((await project.inspect("prometheus")).NetworkSettings.Networks).sort();
  t.deepEqual(await networks(stack), [`${stack.name}-staging`, `${stack.name}-staging-engine`]);
  t.deepEqual(await networks(other), [`${other.name}-dev`, `${other.name}-dev-engine`]);
  const { body } = await stack.get(
    "prometheus",
    `/api/v1/query?query=${encodeURIComponent('count(up{job!~"grafana|preview"})')}`,
    await stack.password(),
  );
  t.is(JSON.parse(body).data.result[0].value[1], "6");
});

test.serial("wrong settings are told all at once, and nothing is changed", async (t) => {
  const before = await inventory(stack);
  await stack.configure({
    ports: { ...stack.ports, inbox: other.ports.inbox },
    scrapeIntervall: "5s",
    evaluationInterval: "5x",
    systems: ["stack", "chat5all"],
  });
  const { code, text } = await stack.sightline("up");
  t.is(code, 1, text);
  t.regex(text, /sightline:scrapeIntervall: .*scrapeInterval/);
  t.regex(text, /sightline:evaluationInterval: .*5x/);
  t.regex(text, /sightline:systems.*chat5all/);
  t.regex(
    text,
    new RegExp(`sightline:ports\\.inbox: ${other.ports.inbox} is in use by the container ${other.name}-dev-inbox`),
  );
  t.deepEqual(await inventory(stack), before);
});

test.serial("plain pulumi refuses the same settings in the same words", async (t) => {
  const { code, text } = await stack.pulumi("preview");
  // What `pulumi` reads is the copy that the last good `up` wrote: put the wrong settings there.
  t.is(code, 0, text);
  const wrong = await stack.pulumi("preview", "--config", "sightline:scrapeIntervall=5s");
  t.not(wrong.code, 0);
  t.regex(wrong.text, /sightline:scrapeIntervall: /);
  t.notRegex(wrong.text, /at .*\.ts:\d+/, "no stack trace: the fault is in the settings");
});

test.serial("down keeps the data, and the next up has it again", async (t) => {
  await stack.configure({ scrapeInterval: "2s", evaluationInterval: "2s" });
  const oldest = await oldestSample();
  const down = await stack.sightline("down");
  t.is(down.code, 0, down.text);
  t.deepEqual((await inventory(stack)).containers, []);
  const kept = (await inventory(stack)).volumes.filter((name) => !name.endsWith("-grafana-data"));
  t.deepEqual(kept, [
    `${stack.name}-staging-alertmanager-data`,
    `${stack.name}-staging-inbox-data`,
    `${stack.name}-staging-prometheus-data`,
  ]);
  const up = await stack.sightline("up");
  t.is(up.code, 0, up.text);
  t.is(await oldestSample(), oldest);
});

test.serial("the other stack never noticed", async (t) => {
  t.is((await other.get("inbox", "/api/v1/notifications", await other.password())).status, 200);
});

test.serial("down --volumes asks, and without anybody to ask removes nothing", async (t) => {
  const { code, text } = await other.sightline("down", "--volumes");
  t.is(code, 1);
  t.regex(text, /asks first/);
  t.true((await inventory(other)).containers.length >= 4);
});

test.serial("down --volumes --yes leaves nothing behind", async (t) => {
  const { code, text } = await other.sightline("down", "--volumes", "--yes");
  t.is(code, 0, text);
  t.deepEqual(await inventory(other), { containers: [], networks: [], volumes: [] });
});

interface Inventory {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

async function inventory({ docker, name, stack }: StackProject): Promise<Inventory> {
  const label = [`sightline.stack=${name}/${stack}`];
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true, filters: { label } }),
    docker.listNetworks({ filters: { label } }),
    docker.listVolumes({ filters: JSON.stringify({ label }) }),
  ]);
  return {
    containers: containers.map(({ Id }) => Id).sort(),
    networks: networks.map(({ Id }) => Id).sort(),
    volumes: (volumes.Volumes ?? []).map(({ Name }) => Name).sort(),
  };
}

async function oldestSample(): Promise<number> {
  const query = encodeURIComponent('min_over_time(timestamp(up{job="inbox"})[1h:1s])');
  const { body } = await stack.get("prometheus", `/api/v1/query?query=${query}`, await stack.password());
  return Math.round(Number(JSON.parse(body).data.result[0].value[1]));
}
