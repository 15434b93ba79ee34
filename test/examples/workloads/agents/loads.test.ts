import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import { createFaultBoard, faultCatalog } from "../../../../examples/workloads/agents/faults/index.ts";
import { faultsOf } from "../../../../examples/workloads/kit/index.ts";
import { agents } from "../../../../systems/index.ts";
import { describeUsers, type LoadOptions, secondsOf } from "../support/load-options.ts";

const folder = new URL("../../../../examples/workloads/agents/load/", import.meta.url);
const { loadNames, operations, optionsOf } = (await import(new URL("options.js", folder).href)) as {
  loadNames: readonly string[];
  operations: readonly string[];
  optionsOf: (name: string, form?: { short: boolean }) => LoadOptions;
};

test("every load is a script, and a test that the system names", (t) => {
  const scripts = readdirSync(fileURLToPath(folder)).map((file) => file.replace(/\.js$/, ""));
  t.deepEqual(
    loadNames.filter((name) => !scripts.includes(name)),
    [],
  );
  t.deepEqual(loadNames.map((name) => `agents-${name}`).toSorted(), agents.exporters?.loadTest?.tests.toSorted());
});

const asAsked = test.macro((t, name: string, users: string) => {
  const { scenarios, thresholds } = optionsOf(name);
  t.is(describeUsers(scenarios[`agents-${name}`]), users);
  t.deepEqual(thresholds.operations_lost, ["count<1"]);
  for (const operation of operations) t.deepEqual(thresholds[`http_req_duration{name:${operation}}`], []);
});
test("100", asAsked, "100", "100 for 10m");
test("500", asAsked, "500", "500 for 30m");
test("1000", asAsked, "1000", "1000 for 60m");
test("spike", asAsked, "spike", "100→100→1000→1000→100→100");
test("endurance", asAsked, "endurance", "50 for 24h");

for (const name of loadNames) {
  test(`${name}: its short form has the same users and thresholds in a few seconds`, (t) => {
    const [full, short] = [optionsOf(name), optionsOf(name, { short: true })];
    t.deepEqual(short.thresholds, full.thresholds);
    t.true(secondsOf(short.scenarios[`agents-${name}`]) <= 5);
  });
}

test("every fault can be set as it is", (t) => {
  const effects = Object.fromEntries(Object.keys(faultCatalog).map((name) => [name, () => undefined]));
  const board = createFaultBoard(effects);
  for (const name of faultsOf(faultCatalog, "agents")) t.notThrows(() => board.set(name, {}), name);
  board.clearAll();
});
