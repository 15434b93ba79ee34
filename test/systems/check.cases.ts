import test from "ava";
import { checkSystems, defineSystem, knownSystems, type SystemOptions, systemTitle } from "../../systems/index.ts";

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
const titled = (title: string, name = "shop") => ({ ...sound, name, title });
for (const good of ["Shop", "Shop & Sons, No. 2", "買い物", "S"]) test(`a title: ${good}`, found, [titled(good)]);
for (const bad of ["", " Shop", "Shop/EU", "../Shop", ".shop", "Shop.", "S".repeat(61), "General", "shared"])
  test(`no title: "${bad}"`, found, [titled(bad)], ["systems/title", 'system "shop"']);
test("a title twice, whatever the case", found, [titled("Shop"), titled("SHOP", "b")], ["systems/title", 'system "b"']);
test(
  "a title that is another one's name in words",
  found,
  [sound, titled("shop", "b")],
  ["systems/title", 'system "b"'],
);
test("the systems of this repository have titles that people know", (t) => {
  t.deepEqual(knownSystems.map(systemTitle), ["Stack", "Chat4All", "HITL", "Governance bridge", "Agents"]);
});
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

const exporters = (given: NonNullable<SystemOptions["exporters"]>) => [{ ...sound, exporters: given }];
const url = (text: string) => ({ health: { checks: { api: { ready: { url: text } } } } });
const at = 'system "shop" › exporter';
for (const good of [
  "http://api:8080/health",
  "https://api:1/",
  "grpc://api:50051/a.B",
  "tcp://db:5432",
  "wss://api:1/ws",
])
  test(`health is asked at ${good}`, found, exporters(url(good)));
for (const bad of ["http://api/health", "ftp://api:21", "http://api:0/", "http://10.0.0.1:80/", "api:8080"])
  test(`health is not asked at ${bad}`, found, exporters(url(bad)), [
    "systems/health",
    `${at} health › checks.api.ready`,
  ]);
test("health without a check", found, exporters({ health: { checks: {} } }), [
  "systems/health",
  `${at} health › checks`,
]);
test("tests that have a name", found, exporters({ loadTest: { tests: ["shop-spike", "a.b_c"] } }));
test(
  "tests that have none, and none at all",
  found,
  [
    ...exporters({ loadTest: { tests: ["a b", "", "x".repeat(101)] } }),
    { ...sound, name: "b", exporters: { loadTest: { tests: [] } } },
  ],
  ["systems/load-test", `${at} loadTest › tests`],
  ["systems/load-test", `${at} loadTest › tests`],
  ["systems/load-test", `${at} loadTest › tests`],
  ["systems/load-test", 'system "b" › exporter loadTest › tests'],
);
test(
  "a target called like an exporter",
  found,
  [{ ...sound, targets: { "socket-proxy": { port: 1 } } }],
  ["systems/target-name", 'system "shop" › target "socket-proxy"'],
);
