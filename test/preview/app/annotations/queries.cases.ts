import test from "ava";
import { annotationQueries, exprOf, isShownOn } from "../../../../preview/app/src/annotations/queries.ts";

test("only queries of Prometheus are asked: not Grafana's own, and not other data sources", (t) => {
  const list = [
    { name: "Annotations & Alerts", builtIn: 1, datasource: { type: "grafana", uid: "-- Grafana --" } },
    { name: "Logs", expr: '{app="x"}', datasource: { type: "loki", uid: "l" } },
    { name: "Without a query", datasource: { type: "prometheus", uid: "p" } },
    { name: "Alerts", expr: "ALERTS", datasource: { type: "prometheus", uid: "p" } },
    { name: "Deploys", target: { expr: "deploys" } },
  ];
  const found = annotationQueries({ uid: "x", title: "x", annotations: { list } });
  t.deepEqual(
    found.map((query) => [query.name, exprOf(query)]),
    [
      ["Alerts", "ALERTS"],
      ["Deploys", "deploys"],
    ],
  );
});

test("a query's filter names the panels, or all others", (t) => {
  const shown = (filter?: { ids: number[]; exclude?: boolean } | null) =>
    [1, 2, 3].filter((id) => isShownOn({ name: "x", ...(filter === undefined ? {} : { filter }) }, id));
  t.deepEqual(shown(), [1, 2, 3]);
  t.deepEqual(shown(null), [1, 2, 3]);
  t.deepEqual(shown({ ids: [] }), [1, 2, 3]);
  t.deepEqual(shown({ ids: [2] }), [2]);
  t.deepEqual(shown({ ids: [2], exclude: true }), [1, 3]);
});
