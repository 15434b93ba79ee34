import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";
import { watchedAccess } from "../../../stack/rehearsal/watched-access.ts";
import type { Container, Made } from "../support/made.ts";

const prefix = "p-rehearsal-a1b2c3";
let made: readonly Made[];
test.before(async () => {
  const program = fileURLToPath(new URL("../support/deploy-rehearsal.ts", import.meta.url));
  made = JSON.parse((await execa(process.execPath, [program, "chat4all"])).stdout);
});

const named = (type: string) => made.filter((one) => one.type.endsWith(`:${type}`)).map(({ inputs }) => inputs);
const container = (part: string) => named("Container").find(({ name }) => name === `${prefix}-${part}`) as Container;
const networks = (part: string) =>
  container(part)
    .networksAdvanced.map(({ name }) => name.replace(prefix, ""))
    .sort();

test("the miniature and its exporters run beside the copy, under its names", (t) => {
  const parts = named("Container").map(({ name }) => String(name).replace(`${prefix}-`, ""));
  const system = ["api-service", "channel-api", "connector-instagram", "connector-whatsapp", "kafka"];
  for (const part of [...system, "router-worker-1", "router-worker-2", "kafka-lag", "containers", "socket-proxy"])
    t.true(parts.includes(part), part);
  t.false(parts.includes("load-test"));
  t.false(parts.includes("router-worker-3"));
});

test("everything is found by the rehearsal's label, and by its name", (t) => {
  for (const one of ["Container", "Network", "Volume"].flatMap(named)) {
    t.true(JSON.stringify(one.labels).includes('"value":"p-rehearsal/a1b2c3"'), String(one.name));
    t.true(String(one.name).startsWith(prefix), String(one.name));
  }
});

test("the miniature has a network of its own, on which Prometheus and who asks Kafka are, too", (t) => {
  t.deepEqual(networks("kafka"), ["-chat4all"]);
  t.deepEqual(networks("prometheus"), ["", "-chat4all"]);
  t.deepEqual(networks("kafka-lag"), ["", "-chat4all"]);
  t.deepEqual(networks("alertmanager"), [""]);
  t.deepEqual(networks("socket-proxy"), ["-engine"]);
});

test("it is reached at a port of the loopback that the copy chose", (t) => {
  t.deepEqual(container("api-service").ports, [{ internal: 8080, external: 21_000, ip: "127.0.0.1" }]);
  t.is(container("kafka").ports, undefined);
});

test("Pulumi waits until the miniature is well, and not for the copy's own parts, which are asked", (t) => {
  t.true(container("kafka").wait);
  t.false(container("prometheus").wait);
  t.false(container("kafka-lag").wait);
});

test("who looks for a part finds the names that it has", (t) => {
  const access = watchedAccess({ system: "chat4all", ports: { chat4all: 21_000 } }, { project: "p", id: "a1b2c3" });
  t.deepEqual(access.addresses, { chat4all: "127.0.0.1:21000" });
  t.truthy(container(access.container("kafka").replace(`${prefix}-`, "")));
  t.true(named("Network").some(({ name }) => name === access.network));
});
