import test from "ava";
import { originsOf } from "../../../preview/hot/origins.ts";
import { graphOf } from "./support/graph.ts";

const shop = { uid: "shop" };
const host = { uid: "host" };
const inline = { uid: "inline" };
const graph = graphOf({ systems: ["barrel"], barrel: ["shop", "host"], shop: [], host: [], revised: ["barrel"] });

test("the module that made it, not those that have it from there", (t) => {
  const exported = new Map([
    ["systems", { known: [{ dashboards: [shop, host] }] }],
    ["barrel", { shop, host }],
    ["host", { host }],
    ["shop", { shop, other: 1 }],
  ]);
  t.deepEqual(
    [...originsOf([shop, host], exported, graph)],
    [
      [shop, "shop"],
      [host, "host"],
    ],
  );
});

test("made where a system is: the module that has it in a list", (t) => {
  const exported = new Map([["systems", { known: [{ dashboards: [inline] }] }]]);
  t.is(originsOf([inline], exported, graph).get(inline), "systems");
});

test("a function that makes dashboards has none; nor has what is exported nowhere", (t) => {
  const exported = new Map([["shop", { make: () => shop, nothing: null }]]);
  t.is(originsOf([shop], exported, graph).size, 0);
});
