import test from "ava";
import { secret, UNKNOWN, type Values } from "../../../toolchain/docker-plugin/protocol/index.ts";
import {
  checkInputs,
  containerProperties,
  remoteImageProperties,
} from "../../../toolchain/docker-plugin/schema/index.ts";

const what = 'container "web"';
const minimal = { name: "web", image: "web:1" };
const check = (inputs: Values) => checkInputs(containerProperties, { ...minimal, ...inputs }, what);

test("defaults are upstream's, and it is kept which were filled in", (t) => {
  const { inputs, failures } = check({ ports: [{ internal: 80 }], healthcheck: { tests: ["CMD", "true"] } });
  t.deepEqual(failures, []);
  t.like(inputs, { mustRun: true, start: true, wait: false, waitTimeout: 60, restart: "no", networkMode: "bridge" });
  t.deepEqual(inputs.ports, [{ internal: 80, ip: "0.0.0.0", protocol: "tcp" }]);
  t.like(inputs.healthcheck, { interval: "0s", startInterval: "0s", retries: 0 });
  t.true((inputs.__defaults as string[]).includes("mustRun"));
  t.false((inputs.__defaults as string[]).includes("ports"));
});

test("secrets and unknowns pass through as they came, with defaults inside", (t) => {
  const { inputs, failures } = check({
    image: UNKNOWN,
    envs: [secret("A=1"), UNKNOWN],
    ports: secret([{ internal: 80 }]),
  });
  t.deepEqual(failures, []);
  t.like(inputs, { image: UNKNOWN, envs: [secret("A=1"), UNKNOWN] });
  t.deepEqual(inputs.ports, secret([{ internal: 80, ip: "0.0.0.0", protocol: "tcp" }]));
});

const refused = test.macro((t, inputs: Values, property: string, reason: string) => {
  t.deepEqual(check(inputs).failures, [{ property, reason: `${what}: ${reason}` }]);
});

test(
  "an unknown property",
  refused,
  { colour: "red" },
  "colour",
  'there is no property "colour" in @pulumi/docker 5.2: take it out',
);
test(
  "a misspelt property",
  refused,
  { env: [] },
  "env",
  'there is no property "env" in @pulumi/docker 5.2: is "envs" meant?',
);
test(
  "an unknown property further in",
  refused,
  { ports: [{ internal: 80, internl: 1 }] },
  "ports[0].internl",
  'there is no property "ports[0].internl" in @pulumi/docker 5.2: take it out',
);
test("a wrong type", refused, { memory: "512" }, "memory", '"memory" must be a whole number, not "512"');
test("a number too low", refused, { memorySwap: -2 }, "memorySwap", '"memorySwap" must be at least -1, not -2');
test("a flag that is none", refused, { rm: "yes" }, "rm", '"rm" must be true or false, not "yes"');
test("a list that is none", refused, { command: "sleep" }, "command", '"command" must be a list');
test(
  "a map with a number",
  refused,
  { logOpts: { "max-size": 1 } },
  'logOpts["max-size"]',
  '"logOpts["max-size"]" must be text, not 1',
);
test(
  "a word not among the allowed",
  refused,
  { restart: "sometimes" },
  "restart",
  '"restart" must be one of no, on-failure, always, unless-stopped, not "sometimes"',
);
test(
  "a bad duration",
  refused,
  { healthcheck: { interval: "1x" } },
  "healthcheck.interval",
  '"healthcheck.interval" "1x" is not a duration: write for example 500ms, 30s or 1m0s',
);
test("a missing part", refused, { mounts: [{ target: "/data" }] }, "mounts[0].type", '"mounts[0].type" is missing');
test("what can only be read", refused, { exitCode: 1 }, "exitCode", '"exitCode" can only be read');
test(
  "what only the upstream plugin has",
  refused,
  { gpus: "all" },
  "gpus",
  '"gpus" is not offered by Sightline\'s own Docker plugin: use the upstream one (pulumi plugin install resource docker 5.2.0)',
);

test("all faults are reported at once", (t) => {
  const { failures } = checkInputs(containerProperties, { colour: "red", memory: "1" }, what);
  t.deepEqual(failures.map(({ property }) => property).sort(), ["colour", "image", "memory", "name"]);
});

test("what the engine would write otherwise gets a warning", (t) => {
  const { warnings, failures } = check({ cpus: "1", healthcheck: { startPeriod: "60s" } });
  t.deepEqual(failures, []);
  t.is(warnings.length, 2);
  t.is(
    warnings[1],
    'container "web": write "healthcheck.startPeriod" as "1m0s": the engine reads "60s" back as "1m0s", which is a change on every up.',
  );
});

test("building through RemoteImage is refused by name", (t) => {
  const { failures } = checkInputs(remoteImageProperties, { name: "a", build: { context: "." } }, 'image "a"');
  t.deepEqual(
    failures.map(({ property }) => property),
    ["build"],
  );
});
