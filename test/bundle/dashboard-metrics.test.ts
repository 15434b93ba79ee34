import test from "ava";
import { checkedGroups, type KnownFamily, knownMetrics } from "../../alerts/kit/index.ts";
import { dashboardsOf } from "../../bundle/grafana-files.ts";
import { groupsOf } from "../../bundle/rule-groups.ts";
import { checkDashboards } from "../../dashboards/kit/index.ts";
import * as metrics from "../../metrics/index.ts";
import type { MetricDefinition } from "../../metrics/kit/index.ts";
import { toText } from "../../problems/index.ts";
import { knownSystems } from "../../systems/index.ts";
import { definitionsIn } from "../metrics/support/definitions.ts";

const definitions = definitionsIn(metrics);
const targets = knownSystems.flatMap(({ targets, exporters }) => [
  ...Object.keys(targets),
  ...Object.keys(exporters ?? {}),
]);
const groups = checkedGroups(groupsOf(knownSystems, targets));
const dashboards = dashboardsOf(knownSystems);

const found = (catalogue: readonly MetricDefinition[]) => {
  const settings = { metrics: knownMetrics(familiesOf(catalogue)), groups };
  return checkDashboards(dashboards, settings).filter(({ check }) => check.startsWith("promql/unknown-"));
};

test("every metric and label that dashboards of the systems ask for is declared", (t) => {
  t.is(toText(found(definitions)), "");
  t.true(dashboards.length >= 10);
});

test("a renamed metric and a dropped label are found", (t) => {
  const changed = definitions.map((one) =>
    one.name === "http_requests_total"
      ? { ...one, name: "http_server_requests_total" }
      : one.name === "kafka_consumergroup_lag"
        ? { ...one, labels: one.labels.filter((label) => label !== "group") }
        : one,
  );
  const checks = new Set(found(changed).map(({ check }) => check));
  t.deepEqual([...checks].sort(), ["promql/unknown-label", "promql/unknown-metric"]);
});

/** Where two exporters have a metric of one name, its series have the labels of either. */
function familiesOf(catalogue: readonly MetricDefinition[]): readonly KnownFamily[] {
  return [...Map.groupBy(catalogue, ({ name }) => name)].flatMap(([name, [first, ...others]]) =>
    first === undefined
      ? []
      : [{ name, type: typeOf(first), labels: [...new Set([first, ...others].flatMap(labelsOf))] }],
  );
}

function typeOf({ type }: MetricDefinition): KnownFamily["type"] {
  return type === "stateset" || type === "computed" ? "gauge" : type;
}

function labelsOf({ labels, states, stateLabel = "state" }: MetricDefinition): readonly string[] {
  return states === undefined ? labels : [...labels, stateLabel];
}
