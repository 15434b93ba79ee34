import test from "ava";
import { foreignSource } from "../../../../preview/app/src/panel/foreign-source.ts";

const gridPos = { x: 0, y: 0, w: 1, h: 1 };
const of = (target: object, panel: object = {}) =>
  foreignSource({ refId: "A", ...target }, { id: 1, type: "timeseries", gridPos, ...panel });

test("queries of Prometheus are asked, by whichever name", (t) => {
  t.is(of({}), undefined);
  t.is(of({ datasource: { type: "prometheus", uid: "$datasource" } }), undefined);
  t.is(of({ datasource: null }, { datasource: { type: "datasource", uid: "-- Mixed --" } }), undefined);
  t.is(of({ datasource: "Prometheus" }), undefined);
});

test("of all others it is said why not", (t) => {
  t.regex(of({ datasource: { type: "loki", uid: "l" } }) ?? "", /the type “loki”, and the preview has Prometheus only/);
  t.regex(of({}, { datasource: { type: "loki", uid: "l" } }) ?? "", /loki/);
  t.regex(of({ datasource: { type: "__expr__", uid: "__expr__" } }) ?? "", /expressions/);
  t.regex(of({ datasource: { type: "datasource", uid: "-- Dashboard --" } }) ?? "", /another panel/);
  t.regex(of({ datasource: { type: "grafana", uid: "-- Grafana --" } }) ?? "", /Grafana's own data/);
});
