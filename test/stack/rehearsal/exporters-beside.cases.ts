import test from "ava";
import { load } from "js-yaml";
import { release } from "../../../bundle/index.ts";
import { placeOf } from "../../../stack/place.ts";
import { exporterKeysBeside, exportersBeside } from "../../../stack/rehearsal/exporters-beside.ts";

const place = placeOf(
  {
    project: "p-rehearsal",
    stack: "a1b2c3",
    bindAddress: "127.0.0.1",
    environment: "dev",
    logs: { maxSize: "10MB", maxFiles: 3 },
    tls: undefined,
  },
  "p-rehearsal-a1b2c3",
);
const files = (name: string, text: string) => ({
  release: release({ [name]: text }, "/etc/x/config"),
  secretNames: [],
});
const exporters = {
  health: files("health.yml", "checks:\n  - service: api\n"),
  containers: files("containers.yml", "engine: {}\n"),
  loadTest: files("load-test.yml", "tests: []\n"),
};
const of = (factor: number) => exportersBeside({ exporters, factor }, place);

test("no load test is told to a copy", (t) => {
  t.deepEqual(exporterKeysBeside(exporters), ["health", "containers"]);
  t.deepEqual(Object.keys(of(1)).sort(), ["containers", "health"]);
});

test("the containers of this copy are watched, and no others", (t) => {
  const { containers } = load(of(1).containers?.release.files["containers.yml"] ?? "") as {
    containers: { include: string[] };
  };
  const [pattern = ""] = containers.include;
  const isWatched = (name: string) => new RegExp(`^(?:${pattern.slice(1, -1)})$`).test(name);
  t.true(isWatched("p-rehearsal-a1b2c3-kafka"));
  t.false(isWatched("p-rehearsal-b1b2c3-kafka"));
  t.false(isWatched("p-dev-kafka"));
});

test("where time passes faster, health is asked more often", (t) => {
  t.is(of(1).health, exporters.health);
  const { release: quick } = of(10).health ?? exporters.health;
  t.deepEqual(load(quick.files["health.yml"] ?? ""), { checks: [{ service: "api" }], rounds: { interval: "500ms" } });
  t.not(quick.digest, exporters.health.release.digest);
});
