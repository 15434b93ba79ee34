import test from "ava";
import { checkGroups, group } from "../../alerts/kit/index.ts";
import { exporterKeys, exporterParts, knownSystems, type System, selectSystems } from "../../systems/index.ts";

const miniatures = knownSystems.filter(({ miniature }) => miniature !== undefined);

/** The jobs that the alerts taken with a target or an exporter watch. */
const watched = ({ alerts = [] }: { readonly alerts?: System["targets"][string]["alerts"] }) =>
  alerts.flatMap((rule) => (rule.kind === "alert" && rule.name === "TargetMissing" ? [rule.labels?.job] : []));

test("the systems of the reports are known, and each can be run in miniature", (t) => {
  t.deepEqual(
    miniatures.map(({ name }) => name),
    ["chat4all", "hitl", "governance-bridge", "agents"],
  );
});

for (const { name, targets, exporters = {} } of miniatures) {
  test(`${name}: whatever is scraped of it is missed when it is gone`, (t) => {
    for (const [job, target] of Object.entries(targets)) t.deepEqual(watched(target), [job]);
    for (const key of exporterKeys) {
      const exporter = key === "socketProxy" ? undefined : exporters[key];
      if (exporter !== undefined) t.true(watched(exporter).includes(exporterParts[key].name), key);
    }
  });

  test(`${name}: the names of its load tests begin with its own, each once`, (t) => {
    const tests = exporters.loadTest?.tests ?? [];
    t.true(tests.length > 0);
    t.deepEqual(
      tests.filter((one, index) => !one.startsWith(`${name}-`) || tests.indexOf(one) !== index),
      [],
    );
  });

  test(`${name}: its services are asked how they are, where they are scraped or at another port of theirs`, (t) => {
    const checks = exporters.health?.checks ?? {};
    t.true(Object.keys(checks).length > 0);
    for (const [service, asked] of Object.entries(checks)) {
      const target = targets[service];
      t.not(target, undefined, service);
      for (const [check, { url }] of Object.entries(asked)) {
        const { hostname, port, protocol } = new URL(url);
        t.is(hostname, service, check);
        if (protocol === "http:") t.is(port, String(target?.port), check);
      }
    }
  });

  test(`${name}: its alerts have no faults`, (t) => {
    const [system] = selectSystems([name]);
    const taken = [...Object.values(system?.targets ?? {}), ...Object.values(system?.exporters ?? {})];
    const rules = taken.flatMap(({ alerts = [] }) => alerts);
    t.deepEqual(checkGroups([group(name, { rules })]), []);
  });
}

test("HITL: each of its four endpoints is asked", (t) => {
  const [hitl] = selectSystems(["hitl"]);
  const asked = Object.values(hitl?.exporters?.health?.checks["hitl-api"] ?? {}).map(
    ({ url }) => new URL(url).pathname,
  );
  t.deepEqual(asked.sort(), ["/health", "/health/live", "/health/ready", "/health/startup"]);
});

test("the bridge is asked over both of its interfaces", (t) => {
  const [bridge] = selectSystems(["governance-bridge"]);
  const asked = Object.values(bridge?.exporters?.health?.checks["governance-bridge"] ?? {}).map(({ url }) => url);
  t.deepEqual(asked.map((url) => new URL(url).protocol).sort(), ["grpc:", "http:"]);
});
