import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import {
  faultCatalog,
  operations as faultOperations,
} from "../../../../examples/workloads/governance-bridge/faults/index.ts";
import { createFaultBoard, faultsOf } from "../../../../examples/workloads/kit/index.ts";
import { governanceBridge } from "../../../../systems/index.ts";
import { describeUsers, type LoadOptions, secondsOf } from "../support/load-options.ts";

const folder = new URL("../../../../examples/workloads/governance-bridge/load/", import.meta.url);
const load = (await import(new URL("options.js", folder).href)) as {
  loadNames: readonly string[];
  operations: readonly string[];
  protocols: readonly string[];
  wantedRate: number;
  optionsOf: (name: string, form?: { short?: boolean; protocol?: string }) => LoadOptions;
  compareOptions: (form?: { short: boolean }) => LoadOptions;
  slots: readonly { readonly operation: string; readonly protocol: string }[];
};
const { loadNames, operations, protocols, optionsOf, compareOptions, slots } = load;

test("every load is a script, and a test that the system names", (t) => {
  const scripts = readdirSync(fileURLToPath(folder)).map((file) => file.replace(/\.js$/, ""));
  t.deepEqual(
    loadNames.filter((name) => !scripts.includes(name)),
    [],
  );
  const tests = loadNames.map((name) => `governance-bridge-${name}`);
  t.deepEqual(tests.toSorted(), governanceBridge.exporters?.loadTest?.tests.toSorted());
  t.is(load.wantedRate, 5000);
});

const asAsked = test.macro((t, name: string, users: string, uses: readonly string[]) => {
  const { scenarios, thresholds } = optionsOf(name);
  t.is(describeUsers(scenarios[`governance-bridge-${name}`]), users);
  for (const protocol of protocols) {
    t.deepEqual(thresholds[`${protocol}_req_duration`], uses.includes(protocol) ? ["p(99)<5"] : undefined);
    const figures = operations.map((operation) => thresholds[`${protocol}_reqs{name:${operation}}`]);
    t.deepEqual(
      figures,
      operations.map(() => (uses.includes(protocol) ? [] : undefined)),
    );
  }
});
test("1k", asAsked, "1k", "10 for 1000 requests", ["grpc"]);
test("5k", asAsked, "5k", "25 for 5000 requests", ["grpc"]);
test("10k", asAsked, "10k", "50 for 10000 requests", ["grpc"]);
test("sustained", asAsked, "sustained", "20 for 30s", ["grpc"]);
test("mixed", asAsked, "mixed", "20 for 1m", ["grpc", "http"]);

for (const name of loadNames.filter((one) => one !== "compare")) {
  test(`${name}: its short form has the same users and thresholds and a fraction of the work`, (t) => {
    const [full, short] = [optionsOf(name), optionsOf(name, { short: true })];
    t.deepEqual(short.thresholds, full.thresholds);
    const [long, brief] = [full, short].map(({ scenarios }) => scenarios[`governance-bridge-${name}`]);
    t.is(brief?.vus, long?.vus);
    t.true(secondsOf(brief) <= 3);
    t.true((brief?.iterations ?? 0) <= 1000);
  });
}

test("a load can be run over the other protocol, or both", (t) => {
  t.deepEqual(optionsOf("1k", { protocol: "http" }).thresholds.http_req_duration, ["p(99)<5"]);
  t.is(optionsOf("1k", { protocol: "http" }).thresholds.grpc_req_duration, undefined);
  t.deepEqual(optionsOf("1k", { protocol: "both" }).thresholds.grpc_req_duration, ["p(99)<5"]);
  t.throws(() => optionsOf("1k", { protocol: "ftp" }), { message: "PROTOCOL=ftp: must be grpc, http or both" });
});

test("what is compared runs one after the other and is judged alike", (t) => {
  for (const short of [false, true]) {
    const { scenarios, thresholds } = compareOptions({ short });
    const { memory: _, ...compared } = scenarios;
    t.is(Object.keys(compared).length, operations.length * protocols.length);
    let free = 0;
    for (const { startTime = "", duration } of Object.values(compared)) {
      const start = secondsOf({ duration: startTime });
      t.true(start >= free, "the one before has ended");
      free = start + secondsOf({ duration: duration ?? "" });
    }
    for (const { operation, protocol } of slots) {
      t.deepEqual(thresholds[`${protocol}_req_duration{name:${operation}}`], ["p(99)<5"]);
      t.deepEqual(thresholds[`bridge_memory_bytes{name:${operation},protocol:${protocol}}`], []);
    }
  }
});

test("loads and faults name the same operations, and every fault can be set as it is", (t) => {
  t.deepEqual(["health_check", ...faultOperations], operations);
  const effects = Object.fromEntries(Object.keys(faultCatalog).map((name) => [name, () => undefined]));
  const board = createFaultBoard(faultCatalog, "governance-bridge", effects);
  for (const name of faultsOf(faultCatalog, "governance-bridge")) t.notThrows(() => board.set(name, {}), name);
  board.clearAll();
});
