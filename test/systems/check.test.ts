import test from "ava";
import { checkSystems, defineSystem, knownSystems, type SystemOptions } from "../../systems/index.ts";

const sound: SystemOptions = { name: "shop", targets: { api: { port: 8080 } }, alerts: [], dashboards: [] };

const found = test.macro(
  (t, systems: readonly SystemOptions[], ...expected: readonly (readonly [check: string, path: string])[]) => {
    const findings = checkSystems(systems.map(defineSystem));
    t.deepEqual(
      findings.map(({ check, path }) => [check, path] as const),
      expected,
    );
  },
);

test("a sound system has no findings", found, [sound]);
test("a name that no file can have", found, [{ ...sound, name: "Shop!" }], ["systems/name", 'system "Shop!"']);
test("two systems of one name", found, [sound, sound], ["systems/duplicate", 'system "shop"']);
test(
  "a target's name, port and path",
  found,
  [{ ...sound, targets: { a_b: { port: 1 }, c: { port: 70_000 }, d: { port: 1.5, path: "metrics" } } }],
  ["systems/target-name", 'system "shop" › target "a_b"'],
  ["systems/port", 'system "shop" › target "c"'],
  ["systems/port", 'system "shop" › target "d"'],
  ["systems/path", 'system "shop" › target "d"'],
);

test("the systems of this repository are sound", (t) => {
  t.deepEqual(checkSystems(knownSystems), []);
});
