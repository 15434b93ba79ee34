import test from "ava";
import { type Routing, renderAlertmanager } from "../../../alerts/kit/index.ts";
import { compressRouting } from "../../../validation/compress/index.ts";
import { sample } from "../../alerts/kit/routing/sample.ts";
import { goldenIn } from "../../support/golden.ts";

const matchesGolden = goldenIn("validation/compress");
const inbox = "http://inbox:9095/api/v1/notifications";

test("routes, inhibitions and receivers of every kind, byte for byte", (t) => {
  matchesGolden(t, "alertmanager.yml", renderAlertmanager(compressRouting(sample, 20, inbox)));
});

test("nobody but the inbox is told, by every receiver that tells anybody, also that it is over", (t) => {
  const { receivers } = compressRouting(sample, 20, inbox);
  t.deepEqual(
    receivers.map(({ name }) => name),
    sample.receivers.map(({ name }) => name),
  );
  for (const [index, { integrations }] of receivers.entries())
    if (sample.receivers[index]?.integrations.length === 0) t.deepEqual(integrations, []);
    else t.like(integrations, [{ kind: "webhook", url: inbox, sendResolved: true }]);
});

test("what the root leaves to Alertmanager is divided as well", (t) => {
  const bare: Routing = { receivers: [], route: { receiver: "x", routes: [{ match: { severity: "info" } }] } };
  t.deepEqual(compressRouting(bare, 20, inbox).route, {
    receiver: "x",
    groupBy: ["scenario"],
    groupWait: "1s500ms",
    groupInterval: "15s",
    repeatInterval: "12m",
    routes: [{ match: { severity: "info" } }],
  });
});

test("a timer is never nothing, unless it is", (t) => {
  const { route } = compressRouting(
    { receivers: [], route: { receiver: "x", groupWait: "0s", groupInterval: "5ms", repeatInterval: "29ms" } },
    20,
    inbox,
  );
  t.like(route, { groupWait: "0s", groupInterval: "1ms", repeatInterval: "1ms" });
});
