import test from "ava";
import { alert, lt, objective } from "../../alerts/kit/index.ts";
import { requests } from "../../metrics/http.ts";
import { up } from "../../metrics/scrape.ts";
import {
  checkSystems,
  defineSystem,
  type Fault,
  knownSystems,
  type SystemOptions,
  systemTitle,
} from "../../systems/index.ts";

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

const told = alert("ApiDown", {
  expr: lt(up.where({ job: "api" }), 1),
  severity: "critical",
  owner: "shop",
  summary: "down",
  action: "Start it.",
  scenarios: [],
});
const faulty = (given: Partial<Fault>, more: Partial<SystemOptions> = {}) => [
  {
    ...sound,
    alerts: [told],
    miniature: { lacks: [] },
    faults: [
      { name: "gone", description: "It is stopped.", inject: [{ part: "api", action: "stop" }], alerts: [], ...given },
    ] satisfies readonly Fault[],
    ...more,
  },
];
const answers = objective("answers", {
  target: 99,
  window: "30d",
  errors: requests.where({ status: /5../ }),
  total: requests,
});
const burning = (sloth_slo: string) => ({ alert: "ErrorBudgetBurn", labels: { sloth_service: "shop", sloth_slo } });
const owned = (owner: string) => ({ alert: "ApiDown", labels: { owner, instance: "api:1" } });
const gone = 'system "shop" › fault "gone"';
test("a fault and an alert that the system takes", found, faulty({ alerts: ["ApiDown", owned("shop")] }));
test("a fault of an alert that it does not take", found, faulty({ alerts: ["ApiSlow"] }), [
  "systems/fault-alert",
  gone,
]);
test("a fault of an alert with another label", found, faulty({ alerts: [owned("x")] }), ["systems/fault-alert", gone]);
test(
  "a fault's alert that a target takes",
  found,
  faulty(
    { alerts: ["ApiDown"] },
    {
      alerts: [],
      targets: { api: { port: 8080, alerts: [told] } },
    },
  ),
);
test(
  "a fault's alert that comes with an objective",
  found,
  faulty(
    { alerts: [burning("answers")] },
    {
      objectives: [answers],
    },
  ),
);
test("a fault's alert of another objective", found, faulty({ alerts: [burning("speed")] }, { objectives: [answers] }), [
  "systems/fault-alert",
  gone,
]);
test(
  "a fault that allows what is not there, without a reason",
  found,
  faulty({ alsoAllowed: [{ alert: "ApiSlow", reason: " " }] }),
  ["systems/fault-alert", gone],
  ["systems/faults", gone],
);
test("a fault's name", found, faulty({ name: "Gone!" }), ["systems/faults", 'system "shop" › fault "Gone!"']);
test("a fault of a system that has no miniature", found, [{ ...faulty({})[0], miniature: undefined }] as never, [
  "systems/faults",
  'system "shop"',
]);
test("an alert that is nearly the one is named", (t) => {
  const [finding] = checkSystems(faulty({ alerts: ["ApiDwon"] }).map(defineSystem));
  t.is(finding?.hint, "Did you mean ApiDown?");
});
test("a system that lacks what another one's faults need is brought up all the same", (t) => {
  const findings = checkSystems(faulty({ alerts: ["ApiSlow"] }).map(defineSystem));
  t.deepEqual(
    findings.map(({ severity }) => severity),
    ["warning"],
  );
});
