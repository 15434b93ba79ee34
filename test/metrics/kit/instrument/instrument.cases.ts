import test from "ava";
import { Registry } from "prom-client";
import { counter, gauge, histogram, stateSet, summary } from "../../../../metrics/kit/index.ts";
import { instrument } from "../../../../metrics/kit/instrument/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";

const help = "Help.";

test("a counter", async (t) => {
  const registry = new Registry();
  instrument(counter("requests_total", { help, labels: ["route"] }), registry).inc({ route: "/a" }, 2);
  t.is(
    await registry.metrics(),
    '# HELP requests_total Help.\n# TYPE requests_total counter\nrequests_total{route="/a"} 2\n',
  );
});

test("a gauge without labels", async (t) => {
  const registry = new Registry();
  instrument(gauge("depth", { help }), registry).set(3);
  t.is(await registry.metrics(), "# HELP depth Help.\n# TYPE depth gauge\ndepth 3\n");
});

test("a histogram with the buckets of its definition", async (t) => {
  const registry = new Registry();
  instrument(histogram("duration_seconds", { help, labels: ["route"], buckets: [0.5, 1] }), registry).observe(
    { route: "/a" },
    0.7,
  );
  t.is(
    await registry.metrics(),
    [
      "# HELP duration_seconds Help.",
      "# TYPE duration_seconds histogram",
      'duration_seconds_bucket{le="0.5",route="/a"} 0',
      'duration_seconds_bucket{le="1",route="/a"} 1',
      'duration_seconds_bucket{le="+Inf",route="/a"} 1',
      'duration_seconds_sum{route="/a"} 0.7',
      'duration_seconds_count{route="/a"} 1',
      "",
    ].join("\n"),
  );
});

test("a summary with the quantiles of its definition", async (t) => {
  const registry = new Registry();
  instrument(summary("pause_seconds", { help, quantiles: [0.5] }), registry).observe(2);
  t.is(
    await registry.metrics(),
    '# HELP pause_seconds Help.\n# TYPE pause_seconds summary\npause_seconds{quantile="0.5"} 2\npause_seconds_sum 2\npause_seconds_count 1\n',
  );
});

test("a state set: one state at a time, and none after it was removed", async (t) => {
  const registry = new Registry();
  const state = instrument(stateSet("state", { help, labels: ["group"], states: ["Stable", "Empty"] }), registry);
  state.set({ group: "g" }, "Stable");
  state.set({ group: "g" }, "Empty");
  const head = "# HELP state Help.\n# TYPE state gauge\n";
  t.is(await registry.metrics(), `${head}state{group="g",state="Stable"} 0\nstate{group="g",state="Empty"} 1\n`);
  state.remove({ group: "g" });
  t.is(await registry.metrics(), `${head}`);
});

test("a name that the client library cannot expose", (t) => {
  const error = t.throws(() => instrument(gauge("a.b", { help, utf8Name: true }), new Registry()), {
    instanceOf: DefinitionError,
  });
  t.like(error?.findings[0], { check: "metrics/name", path: 'metric "a.b"' });
});
