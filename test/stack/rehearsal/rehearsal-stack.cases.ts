import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";
import type { Container, Made } from "../support/made.ts";

let made: readonly Made[];
test.before(async () => {
  const program = fileURLToPath(new URL("../support/deploy-rehearsal.ts", import.meta.url));
  made = JSON.parse((await execa(process.execPath, [program])).stdout);
});

const named = (type: string) => made.filter((one) => one.type.endsWith(`:${type}`)).map(({ inputs }) => inputs);
const container = (part: string) =>
  named("Container").find(({ name }) => name === `p-rehearsal-a1b2c3-${part}`) as Container;

test("the copies and what they tell and are told by; nothing else", (t) => {
  const parts = named("Container").map(({ name }) => String(name).replace("p-rehearsal-a1b2c3-", ""));
  t.deepEqual(parts.sort(), [
    "alertmanager",
    "alertmanager-2",
    "alertmanager-3",
    "inbox",
    "prometheus",
    "prometheus-2",
    "signal",
  ]);
});

test("each part is on the one network, and its ports on the loopback", (t) => {
  t.deepEqual(
    named("Network").map(({ name }) => name),
    ["p-rehearsal-a1b2c3"],
  );
  for (const { networksAdvanced, ports } of named("Container") as Container[]) {
    t.deepEqual(
      networksAdvanced.map(({ name }) => name),
      ["p-rehearsal-a1b2c3"],
    );
    for (const { ip } of ports as readonly { readonly ip: string }[]) t.is(ip, "127.0.0.1");
  }
});

test("each part is hardened as the stack's own, and everything carries the rehearsal's label", (t) => {
  for (const one of named("Container")) {
    t.like(one, { readOnly: true, capabilities: { drops: ["ALL"] }, user: "65534:65534", wait: false });
  }
  const own = { label: "sightline.stack", value: "p-rehearsal/a1b2c3" };
  for (const one of ["Container", "Network", "Volume"].flatMap(named)) {
    t.true(
      (one.labels as object[]).some((label) => JSON.stringify(label) === JSON.stringify(own)),
      String(one.name),
    );
  }
});

test("flags are added, and Alertmanagers know each other", (t) => {
  t.true(container("prometheus-2").command?.includes("--query.lookback-delta=15s"));
  const { command } = container("alertmanager-2");
  t.deepEqual(
    command?.filter((flag) => flag.startsWith("--cluster.")),
    [
      "--cluster.listen-address=0.0.0.0:9094",
      "--cluster.peer=alertmanager:9094",
      "--cluster.peer=alertmanager-3:9094",
      "--cluster.peer-timeout=1s",
    ],
  );
});

test("each Prometheus has a release and data of its own, all of them one set of secrets", (t) => {
  const digests = made
    .filter(({ name }) => /^rehearsal-prometheus(-2)?-config-release$/.test(name))
    .map(({ inputs }) => (inputs.releases as readonly { digest: string; mountPath: string }[])[0]);
  t.is(new Set(digests.map((one) => one?.digest)).size, 2);
  t.deepEqual(new Set(digests.map((one) => one?.mountPath)), new Set(["/etc/prometheus/config"]));
  const sources = (part: string) =>
    (container(part).mounts as readonly { source: string; target: string }[]).map(({ source, target }) => [
      target,
      source.replace("p-rehearsal-a1b2c3-", ""),
    ]);
  t.deepEqual(sources("prometheus-2"), [
    ["/prometheus", "prometheus-2-data"],
    ["/etc/prometheus/config", "prometheus-2-config"],
    ["/etc/prometheus/secrets", "prometheus-secrets"],
  ]);
});
