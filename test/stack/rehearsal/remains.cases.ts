import test from "ava";
import { marksOf } from "../../../stack/rehearsal/marks.ts";
import { findRemains, isNothing, removeRemains } from "../../../stack/rehearsal/remains.ts";
import { fakeEngine } from "./support/fake-engine.ts";

const marks = marksOf("shop", "a1b2c3");
const own = "shop-rehearsal/a1b2c3";

const engine = () =>
  fakeEngine({
    containers: [
      { name: "shop-rehearsal-a1b2c3-prometheus", label: own },
      { name: "sightline-1234", label: own },
      { name: "shop-staging-prometheus", label: "shop/staging" },
      { name: "shop-rehearsal-a1b2c4-prometheus", label: "shop-rehearsal/a1b2c4" },
    ],
    networks: [{ name: "shop-rehearsal-a1b2c3", label: own }, { name: "bridge" }],
    volumes: [
      { name: "shop-rehearsal-a1b2c3-prometheus-config" },
      { name: "shop-rehearsal-a1b2c3-inbox-data", label: own },
      { name: "shop-rehearsal-a1b2c34-inbox-data", label: "shop-rehearsal/a1b2c34" },
      { name: "shop-staging-inbox-data", label: "shop/staging" },
    ],
  });

test("what is a rehearsal's is found by its label, and without one by its name", async (t) => {
  t.deepEqual(await findRemains(engine().docker, marks), {
    containers: ["shop-rehearsal-a1b2c3-prometheus", "sightline-1234"],
    networks: ["shop-rehearsal-a1b2c3"],
    volumes: ["shop-rehearsal-a1b2c3-inbox-data", "shop-rehearsal-a1b2c3-prometheus-config"],
  });
});

test("all of it is removed, and nothing else", async (t) => {
  const { docker, names } = engine();
  t.true(isNothing(await removeRemains(docker, marks)));
  t.deepEqual(names(), [
    "shop-staging-prometheus",
    "shop-rehearsal-a1b2c4-prometheus",
    "bridge",
    "shop-rehearsal-a1b2c34-inbox-data",
    "shop-staging-inbox-data",
  ]);
});

test("what is in use for a moment is removed after it; what stays in use is told", async (t) => {
  const name = `${marks.prefix}-inbox-data`;
  const moment = fakeEngine({ volumes: [{ name, used: 3 }] });
  t.true(isNothing(await removeRemains(moment.docker, marks)));
  const forever = fakeEngine({ volumes: [{ name, used: Number.POSITIVE_INFINITY }] });
  t.deepEqual(await removeRemains(forever.docker, marks), { containers: [], networks: [], volumes: [name] });
});
