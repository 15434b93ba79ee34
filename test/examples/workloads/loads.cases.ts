import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";

const folder = new URL("../../../examples/workloads/chat4all/load/", import.meta.url);
const { loadNames, optionsOf } = (await import(new URL("options.js", folder).href)) as {
  loadNames: readonly string[];
  optionsOf: (name: string, form?: { short: boolean }) => Options;
};

interface Options {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
}

interface Scenario {
  readonly vus?: number;
  readonly duration?: string;
  readonly startVUs?: number;
  readonly stages?: readonly { readonly target: number; readonly duration: string }[];
}

test("every load is a script", (t) => {
  const scripts = readdirSync(fileURLToPath(folder)).map((file) => file.replace(/\.js$/, ""));
  t.deepEqual(
    loadNames.filter((name) => !scripts.includes(name)),
    [],
  );
});

const asMeasured = test.macro((t, name: string, users: string, thresholds: Options["thresholds"]) => {
  const options = optionsOf(name);
  t.is(describe(only(options)), users);
  const judging = Object.entries(options.thresholds).filter(([, rules]) => rules.length > 0);
  t.deepEqual(Object.fromEntries(judging), thresholds);
});
test("warm-up", asMeasured, "warm-up", "5 for 2m", {
  http_req_duration: ["p(95)<100"],
  http_req_failed: ["rate<0.01"],
});
test("baseline", asMeasured, "baseline", "20 for 5m", { http_req_duration: ["p(95)<200", "p(99)<500"] });
test("spike", asMeasured, "spike", "5→5→50→50→5→5", {
  http_req_duration: ["p(99)<500"],
  server_errors: ["rate<0.01"],
});
test("upload", asMeasured, "upload", "10 for 3m", { http_req_duration: ["p(95)<2000"] });

for (const name of loadNames) {
  test(`${name}: its short form has the same users and thresholds in at most 20 seconds`, (t) => {
    const [full, short] = [optionsOf(name), optionsOf(name, { short: true })];
    t.deepEqual(short.thresholds, full.thresholds);
    t.is(users(only(short)), users(only(full)));
    t.true(seconds(only(short)) <= 20);
  });
}

function only({ scenarios }: Options): Scenario | undefined {
  return Object.values(scenarios)[0];
}

function describe({ vus, duration, startVUs, stages = [] }: Scenario = {}): string {
  return vus === undefined ? [startVUs, ...stages.map(({ target }) => target)].join("→") : `${vus} for ${duration}`;
}

function users({ vus, startVUs, stages = [] }: Scenario = {}): string {
  return [vus, startVUs, ...stages.map(({ target }) => target)].join(" ");
}

function seconds({ duration = "0s", stages = [] }: Scenario = {}): number {
  const all = stages.length > 0 ? stages.map((stage) => stage.duration) : [duration];
  return all.reduce((sum, text) => sum + Number.parseInt(text, 10) * (text.endsWith("m") ? 60 : 1), 0);
}
