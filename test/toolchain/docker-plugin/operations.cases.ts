import test from "ava";
import { secret, UNKNOWN, type Values } from "../../../toolchain/docker-plugin/protocol/index.ts";
import type { Context, ResourceKind } from "../../../toolchain/docker-plugin/resource-kind.ts";
import { volumeProperties } from "../../../toolchain/docker-plugin/schema/index.ts";
import { check, compare, create, previewCreate, read } from "../../../toolchain/docker-plugin/server/operations.ts";

const naming = { logicalName: "data", seed: new Uint8Array([1, 2, 3]) };
const context = {} as Context;

// A volume whose engine is a variable.
const fake = (existing: Values | undefined): ResourceKind => ({
  token: "docker:index/volume:Volume",
  noun: "volume",
  properties: volumeProperties,
  stateVersion: 1,
  autonamed: true,
  deleteBeforeReplace: false,
  create: async (inputs) => ({ id: "1", outputs: { ...inputs, mountpoint: "/m" } }),
  read: async (id, known) => (existing === undefined ? undefined : { id, outputs: { ...known, ...existing } }),
  update: async (_id, _state, inputs) => inputs,
  remove: async () => undefined,
});

test("a name is made from the program's and stays on the next check", (t) => {
  const first = check(fake({}), {}, {}, naming).inputs;
  t.regex(String(first.name), /^data-[0-9a-f]{7}$/);
  t.is(check(fake({}), first, {}, { ...naming, seed: new Uint8Array([9]) }).inputs.name, first.name);
  t.is(check(fake({}), {}, { name: "mine" }, naming).inputs.name, "mine");
  t.is(check(fake({}), {}, {}, { ...naming, proposed: "ours-data" }).inputs.name, "ours-data");
});

test("a given name that stays means that the old resource goes first", (t) => {
  const state = { name: "mine", driver: "local", labels: [] };
  const labels = [{ label: "a", value: "b" }];
  t.true(compare(fake({}), state, {}, { name: "mine", labels, __defaults: [] }, []).deleteBeforeReplace);
  t.false(compare(fake({}), state, {}, { name: "mine", labels, __defaults: ["name"] }, []).deleteBeforeReplace);
  t.false(compare(fake({}), state, {}, { name: "mine", __defaults: [] }, []).deleteBeforeReplace);
});

test("what is ignored is no change", (t) => {
  const state = { name: "mine", labels: [{ label: "a", value: "by hand" }], driver: "local" };
  const inputs = { name: "mine", labels: [{ label: "a", value: "b" }], driver: "nfs" };
  t.deepEqual(
    compare(fake({}), state, {}, inputs, ["labels"]).changes.map(({ path }) => path),
    ["driver"],
  );
  t.deepEqual(
    compare(fake({}), state, {}, inputs, ["label", "driver"]).changes.map(({ path }) => path),
    ["labels"],
  );
});

test("a preview leaves to the engine what only it knows", (t) => {
  t.deepEqual(previewCreate(fake({}), { name: "mine", __defaults: [] }), {
    name: "mine",
    driver: UNKNOWN,
    mountpoint: UNKNOWN,
  });
});

test("creation sees plain values; secret inputs are secret outputs", async (t) => {
  const inputs = { name: "mine", driverOpts: { password: secret("x") } };
  const { outputs } = await create(fake({}), inputs, context);
  t.deepEqual(outputs, {
    name: "mine",
    driverOpts: secret({ password: "x" }),
    mountpoint: "/m",
    __meta: '{"schema_version":"1"}',
  });
});

test("reading: gone, drifted, imported", async (t) => {
  t.is(await read(fake(undefined), "1", {}, { name: "mine" }, context), undefined);
  const labels = [{ label: "a", value: "by hand" }];
  const inputs = { name: "mine", labels: [{ label: "a", value: "b" }] };
  t.deepEqual((await read(fake({ labels }), "1", { name: "mine" }, inputs, context))?.inputs, { name: "mine", labels });
  t.deepEqual((await read(fake({ name: "found", labels }), "1", {}, {}, context))?.inputs, { name: "found", labels });
});
