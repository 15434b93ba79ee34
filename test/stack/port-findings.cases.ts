import test from "ava";
import type Docker from "dockerode";
import { portFindings } from "../../stack/port-findings.ts";
import { knownSystems } from "../../systems/index.ts";

/** An engine elsewhere on which another stack has taken these ports. */
const engine = (...ports: readonly number[]) =>
  ({
    modem: { host: "engine.example.org" },
    listContainers: async () => ports.map((PublicPort) => ({ Names: ["/other"], Labels: {}, Ports: [{ PublicPort }] })),
  }) as unknown as Docker;

const found = test.macro(async (t, values: Readonly<Record<string, unknown>>, ...expected: readonly string[]) => {
  const input = { project: "p", stack: "prod", values, systems: knownSystems };
  const findings = await portFindings(engine(8080, 9095), input);
  t.deepEqual(
    findings.map(({ path }) => path),
    expected,
  );
});

const demo = { systems: ["chat4all"], demo: ["chat4all"] };
test("a port of the stack's own", found, {}, "sightline:ports.inbox");
test("a miniature's port where it runs", found, demo, "sightline:ports.inbox", "sightline:ports.chat4all");
test("another port for it", found, { ...demo, ports: { chat4all: 18080 } }, "sightline:ports.inbox");
test(
  "whatever else is wrong",
  found,
  { ...demo, scrapeInterval: "15 s" },
  "sightline:ports.inbox",
  "sightline:ports.chat4all",
);
test("where the miniature's own settings are wrong", found, { demo: ["chat5all"] }, "sightline:ports.inbox");
const shows = (viewer: string) => ({ dashboards: { viewer }, ports: { grafana: 8080, inbox: 1 } });
test("the port of what shows the dashboards", found, shows("preview"), "sightline:ports.grafana");
test("which nothing has where nothing does", found, shows("none"));
test("nothing also where the miniature's settings are wrong", found, { ...shows("none"), demo: ["chat5all"] });
test("where nobody knows the ports", found, { ports: { inbox: "http" } });
