import test from "ava";
import fc from "fast-check";
import { panelId, refId, rowId } from "../../../dashboards/kit/identity.ts";
import { dashboardUrl } from "../../../dashboards/kit/index.ts";

test("an id depends on nothing but the key, and is what it was yesterday", (t) => {
  t.is(panelId("rps"), panelId("rps"));
  // Alerts and bookmarks hold these numbers: a change here breaks every link.
  t.deepEqual([panelId("rps"), panelId("late"), rowId("Traffic")], [131642726, 47926564, 76546529]);
});

test("ids fit what Grafana takes", (t) => {
  fc.assert(
    fc.property(fc.string(), (key) => Number.isInteger(panelId(key)) && panelId(key) > 0 && panelId(key) <= 2 ** 30),
  );
  t.not(rowId("a"), panelId("a"));
});

test("refIds count like Grafana's", (t) => {
  t.deepEqual([0, 1, 25, 26, 27, 51, 52, 701, 702].map(refId), ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
});

test("links address the dashboard, or one panel of it", (t) => {
  t.is(dashboardUrl("http"), "/d/http");
  t.is(dashboardUrl("http", "rps"), `/d/http?viewPanel=${panelId("rps")}`);
});
