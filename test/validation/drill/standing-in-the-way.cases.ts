import test from "ava";
import { receiver, renderAlertmanager, webhook, withDrills } from "../../../alerts/kit/index.ts";
import { keepsDrillsApart } from "../../../validation/drill/standing-in-the-way.ts";
import { sample } from "../../alerts/kit/routing/sample.ts";

const own = receiver("drill", [webhook({ url: "http://inbox:9095/" })]);
const good = renderAlertmanager(withDrills(sample, own));

test("what the stack runs keeps drills apart, what it ran before it knew drills does not", (t) => {
  t.true(keepsDrillsApart(good));
  t.false(keepsDrillsApart(renderAlertmanager(sample)));
  t.false(keepsDrillsApart("route: { receiver: inbox }"));
});

test("a configuration that somebody changed is none that is drilled", (t) => {
  const lines = good.split("\n");
  const without = (text: string) => lines.filter((line) => !line.includes(text)).join("\n");
  t.false(keepsDrillsApart(without('drill_page="true"')), "every drill would page");
  const equal = good.lastIndexOf("      - drill\n");
  t.true(equal > good.indexOf("inhibit_rules"), "an inhibition names it last");
  t.false(keepsDrillsApart(good.slice(0, equal) + good.slice(equal + "      - drill\n".length)));
});
