import test from "ava";
import { prometheusPage } from "../../../../../preview/app/src/panel/menu/prometheus-page.ts";

test("Prometheus's page opens with the query, its range and its end", (t) => {
  const page = new URL(
    prometheusPage("http://prometheus:9090/", [
      { expr: 'rate(a{b="c"}[5m])', from: 1_768_471_200, to: 1_768_474_800, instant: false },
      { expr: "up", from: 1_768_471_200, to: 1_768_474_800, instant: true },
    ]),
  );
  t.is(page.origin + page.pathname, "http://prometheus:9090/query");
  t.is(page.searchParams.get("g0.expr"), 'rate(a{b="c"}[5m])');
  t.is(page.searchParams.get("g0.tab"), "graph");
  t.is(page.searchParams.get("g0.range_input"), "3600s");
  t.is(page.searchParams.get("g0.end_input"), "2026-01-15 11:00:00");
  t.is(page.searchParams.get("g1.tab"), "table");
});
