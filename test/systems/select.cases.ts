import test from "ava";
import { DefinitionError } from "../../problems/index.ts";
import { parseSettings } from "../../settings/index.ts";
import { defineSystem, knownSystems, selectSystems } from "../../systems/index.ts";

const system = (name: string) => defineSystem({ name, targets: {}, alerts: [], dashboards: [] });
const known = [system("one"), system("two"), system("three")];

test("systems come in the order asked for", (t) => {
  t.deepEqual(
    selectSystems(["three", "one"], known).map(({ name }) => name),
    ["three", "one"],
  );
});

test("every unknown name is told, with the known ones", (t) => {
  const error = t.throws(() => selectSystems(["four", "one", "five"], known), { instanceOf: DefinitionError });
  t.is(
    error.message,
    `error: system "five": there is no such system; known: one, three, two. [systems/unknown]
    → Add it to knownSystems, or use one of these.
error: system "four": there is no such system; known: one, three, two. [systems/unknown]
    → Add it to knownSystems, or use one of these.
2 errors`,
  );
});

test("known systems have names that settings accept, each once", (t) => {
  const names = knownSystems.map(({ name }) => name);
  t.is(new Set(names).size, names.length);
  t.notThrows(() => parseSettings({ project: "p", stack: "dev", values: { systems: names }, systems: knownSystems }));
});

test("the stack is watched without any address, in every environment", (t) => {
  const settings = parseSettings({ project: "p", stack: "staging", values: {}, systems: knownSystems });
  t.deepEqual(settings.systems, ["stack"]);
  const [stack] = selectSystems(settings.systems);
  t.deepEqual(Object.keys(stack?.targets ?? {}).sort(), [
    "alertmanager",
    "grafana",
    "inbox",
    "node-exporter",
    "preview",
    "prometheus",
  ]);
});
