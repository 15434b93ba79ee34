import test from "ava";
import { share } from "../../../dashboards/kit/index.ts";
import { constant, gauge, sum } from "../../../metrics/kit/index.ts";
import { evaluated } from "../support/evaluated.ts";

const failed = gauge("shop_failed", { help: "Failed now.", labels: ["route"] });
const all = gauge("shop_requests", { help: "All now.", labels: ["route"] });
const target = { job: "shop", instance: "shop:1" };
const expr = share(sum(failed).by("route"), sum(all).by("route"));

test("share: the part that is of a kind", (t) => {
  const series = [
    failed.series({ ...target, route: "/a" }, constant(1)),
    all.series({ ...target, route: "/a" }, constant(4)),
  ];
  t.deepEqual(evaluated(expr, series), { 'route="/a"': 0.25 });
});

test("share: nothing of that kind is 0, although its series is not there yet", (t) => {
  const series = [
    failed.series({ ...target, route: "/a" }, constant(4)),
    all.series({ ...target, route: "/a" }, constant(4)),
    all.series({ ...target, route: "/b" }, constant(4)),
  ];
  t.deepEqual(evaluated(expr, series), { 'route="/a"': 1, 'route="/b"': 0 });
});

test("share: where nothing comes there is no share, neither 0 nor NaN", (t) => {
  const series = [
    failed.series({ ...target, route: "/a" }, constant(0)),
    all.series({ ...target, route: "/a" }, constant(0)),
  ];
  t.deepEqual(evaluated(expr, series), {});
});
