import test from "ava";
import { marksOf } from "../../../stack/rehearsal/marks.ts";
import { innerAddress, partsOf } from "../../../stack/rehearsal/parts.ts";

test("the first of several has the name of the only one", (t) => {
  t.deepEqual(partsOf({ alertmanagers: 1, prometheuses: 1 }), ["inbox", "signal", "alertmanager", "prometheus"]);
  t.deepEqual(partsOf({ alertmanagers: 3, prometheuses: 2 }), [
    "inbox",
    "signal",
    "alertmanager",
    "alertmanager-2",
    "alertmanager-3",
    "prometheus",
    "prometheus-2",
  ]);
});

test("each part listens on its service's port", (t) => {
  const addresses = partsOf({ alertmanagers: 2, prometheuses: 2 }).map(innerAddress);
  t.deepEqual(addresses, [
    "inbox:9095",
    "signal:9650",
    "alertmanager:9093",
    "alertmanager-2:9093",
    "prometheus:9090",
    "prometheus-2:9090",
  ]);
});

test("a rehearsal is a stack of a project of its own", (t) => {
  t.deepEqual(marksOf("shop", "a1b2c3"), { label: "shop-rehearsal/a1b2c3", prefix: "shop-rehearsal-a1b2c3" });
  t.deepEqual(marksOf("shop", "a1b2c3", "drill"), { label: "shop-drill/a1b2c3", prefix: "shop-drill-a1b2c3" });
});
