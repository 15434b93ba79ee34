import test from "ava";
import { load } from "js-yaml";
import { assemble } from "../../bundle/index.ts";
import { checkSettings, healthSettings, planOf } from "../../exporters/health/settings/index.ts";
import { parseSettings } from "../../settings/index.ts";
import { defineSystem, type Exporters } from "../../systems/index.ts";
import { parts } from "./support/settings.ts";

const review = (health: Exporters["health"]) =>
  defineSystem({
    name: "review",
    targets: { api: { port: 8003 }, old: { port: 80 } },
    ...(health && { exporters: { health } }),
    alerts: [],
    dashboards: [],
    miniature: { lacks: ["old"] },
  });

const asked = {
  checks: {
    "review-api": {
      ready: { url: "http://api:8003/health/ready?full=1", components: ["postgres", "/redis-.+/"] },
      grpc: { url: "grpc://api:50051/a.B" },
    },
    postgres: { port: { url: "tcp://postgres:5432" } },
  },
};

const health = (values: Readonly<Record<string, unknown>>, wanted: Exporters["health"] | null = asked) => {
  const systems = [parts, review(wanted ?? undefined)];
  const settings = parseSettings({ project: "sightline", stack: "dev", values, systems });
  const { exporters, findings, prometheus } = assemble({ settings, systems });
  const text = exporters.health?.release.files["health.yml"];
  const file = text === undefined ? undefined : (load(text) as { checks: readonly { target: string }[] });
  return { file, findings, config: prometheus.release.files["prometheus.yml"] ?? "" };
};

const demo = { systems: ["review"], demo: ["review"] };

test("in the miniature the checks go to its containers by name", (t) => {
  const { file, config } = health(demo);
  t.deepEqual(file, {
    checks: [
      { service: "postgres", check: "port", target: "tcp://postgres:5432" },
      { service: "review-api", check: "grpc", target: "grpc://api:50051/a.B" },
      {
        service: "review-api",
        check: "ready",
        target: "http://api:8003/health/ready?full=1",
        components: ["postgres", "/redis-.+/"],
      },
    ],
  });
  t.regex(config, /health:9115/);
});

test("elsewhere they go to the addresses: with their own port where that is another than the target's", (t) => {
  const { file, findings } = health({
    addresses: { review: { api: ["h1:18003", "h2:18003"], postgres: ["db.example:6432"] } },
  });
  t.deepEqual(
    file?.checks.map(({ target, ...rest }) => [target, (rest as { replica?: string }).replica]),
    [
      ["tcp://db.example:6432", undefined],
      ["grpc://h1:50051/a.B", "h1:50051"],
      ["grpc://h2:50051/a.B", "h2:50051"],
      ["http://h1:18003/health/ready?full=1", "h1:18003"],
      ["http://h2:18003/health/ready?full=1", "h2:18003"],
    ],
  );
  t.deepEqual(
    findings.filter(({ path }) => path.includes("exporter health")),
    [],
  );
});

test("the program takes what the bundle writes", (t) => {
  const { file } = health({ addresses: { review: { api: ["[::1]:8003", "h2:8003"], postgres: ["db:1"] } } });
  const values = Object.fromEntries(
    Object.entries(healthSettings).map(([flag, schema]) => [
      flag,
      schema.parse(flag === "checks" ? file?.checks : undefined),
    ]),
  ) as never;
  t.deepEqual(checkSettings(values), []);
  t.is(planOf(values).checks.length, 5);
});

test("what has no address is told, and not asked", (t) => {
  const { file, findings } = health({ addresses: { review: { api: ["h1:8003"] } } });
  t.is(file?.checks.length, 2);
  t.deepEqual(
    findings.filter(({ path }) => path.includes("exporter health")).map(({ check, path }) => [check, path]),
    [["bundle/no-address", 'system "review" › exporter health › postgres › port']],
  );
});

test("nothing to ask, or nothing that can be reached: no exporter and no job", (t) => {
  for (const { file, config } of [
    health({}),
    health(demo, null),
    health(demo, { checks: { old: { health: { url: "http://old:80/" } } } }),
  ]) {
    t.is(file, undefined);
    t.notRegex(config, /health:9115/);
  }
});
