import test from "ava";
import { compare, exposedBy, needsOf } from "../../../bundle/index.ts";
import { dashboard, fromJson, row, stat, timeseries, variable } from "../../../dashboards/kit/index.ts";
import { gauge } from "../../../metrics/kit/index.ts";
import { defineSystem } from "../../../systems/index.ts";
import { shop } from "../support/settings.ts";
import { told } from "./support/compared.ts";

const depth = gauge("queue_depth", { help: "Waiting.", labels: ["queue"] });
const panel = { title: "Waiting", description: "None is good.", unit: "short" } as const;

function gapsOf(one: ReturnType<typeof dashboard>, text: string) {
  const systems = [defineSystem({ ...shop, dashboards: [one] })];
  const exposed = exposedBy([{ job: "worker", instance: "worker:80", text }]);
  return told(compare(needsOf({ systems, scraped: ["worker"] }), exposed, systems).gaps);
}

const board = (...panels: Parameters<typeof row>[1]) =>
  dashboard({
    uid: "queues",
    title: "Queues",
    owner: "ops",
    purpose: "Is anything waiting?",
    rows: [row("Now", panels)],
  });

test("a panel needs its metric, the labels of its legend, and the label of what is chosen", (t) => {
  const legend = board(timeseries("depth", { ...panel, queries: [{ expr: depth, legend: "{{queue}}" }] }));
  const chosen = board(
    timeseries("depth", { ...panel, queries: [{ expr: depth.where({ queue: variable("queue") }), legend: "depth" }] }),
  );
  for (const one of [legend, chosen]) {
    t.deepEqual(gapsOf(one, 'queue_depth{queue="mail"} 1\n'), []);
    t.deepEqual(gapsOf(one, 'queue_depth{topic="mail"} 1\n'), [
      'missing label · metric "queue_depth" · label "queue" · has ["topic"] · for Queues › depth',
    ]);
    t.deepEqual(gapsOf(one, "other 1\n"), ['missing metric · metric "queue_depth" · for Queues › depth']);
  }
});

test("a panel that may be empty needs its metric, and no series", (t) => {
  const one = (mayBeEmpty: object) =>
    board(
      stat("lost", { ...panel, queries: [{ expr: depth.where({ queue: "lost" }), legend: "lost" }], ...mayBeEmpty }),
    );
  const text = 'queue_depth{queue="mail"} 1\n';
  t.is(gapsOf(one({}), text).length, 1);
  t.deepEqual(gapsOf(one({ mayBeEmpty: "Nothing was lost." }), text), []);
  t.is(gapsOf(one({ mayBeEmpty: "Nothing was lost." }), "other 1\n").length, 1);
});

test("a dashboard in JSON is read as well, whatever is chosen in it", (t) => {
  const targets = [{ refId: "A", expr: 'sum by (queue) (rate(jobs_done_total{queue=~"$queue"}[$__rate_interval]))' }];
  const one = fromJson(
    JSON.stringify({
      uid: "old",
      title: "Old",
      schemaVersion: 36,
      panels: [{ id: 1, type: "graph", title: "Done", targets }],
    }),
    { owner: "ops", purpose: "What was done?" },
  );
  t.deepEqual(gapsOf(one, "other 1\n"), ['missing metric · metric "jobs_done_total" · for Old › done']);
  t.deepEqual(gapsOf(one, 'jobs_done_total{queue="mail"} 1\n'), []);
  t.deepEqual(gapsOf(one, 'jobs_done_total{topic="mail"} 1\n'), [
    'missing label · metric "jobs_done_total" · label "queue" · has ["topic"] · for Old › done',
  ]);
});
