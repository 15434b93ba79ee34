import type { Check } from "./check.ts";

/** The dashboards that an example of a check stands for: sound but for what the example says. */
export function exampleDashboards({ of }: Check, example: string): readonly object[] {
  const given: unknown = example.startsWith("{") || example.startsWith("[") ? JSON.parse(example) : { expr: example };
  if (of === "all") return (given as readonly object[]).map(dashboard);
  const one = given as Partial<Record<string, unknown>>;
  switch (of) {
    case "dashboard":
      return [dashboard(one)];
    case "variable":
      return [dashboard({ templating: { list: [{ ...variable("job"), ...one }] }, panels: [usingJob] })];
    case "panel":
      return [dashboard({ panels: [one] })];
    default: {
      const { templating, ...target } = one;
      const names = JSON.stringify(target).includes("$job") ? ["job"] : [];
      return [dashboard({ panels: [{ targets: [target] }], templating: { list: templating ?? names } })];
    }
  }
}

interface Given {
  /** A name stands for a usual variable of that name. */
  readonly templating?: { readonly list: readonly (string | object)[] } | null;
  readonly panels?: readonly object[];
}

const datasource = { type: "prometheus", uid: "$datasource" };

function dashboard(given: object): object {
  const { templating, panels = [{}], ...rest } = given as Given;
  const chosen = { name: "datasource", label: "Data source", type: "datasource", query: "prometheus" };
  const named = (templating?.list ?? []).map((one) => (typeof one === "string" ? variable(one) : one));
  const chooses = templating === null || named.some((one) => "type" in one && one.type === "datasource");
  return {
    uid: "example",
    title: "Example",
    editable: false,
    refresh: "30s",
    schemaVersion: 42,
    templating: { list: chooses ? named : [chosen, ...named] },
    panels: panels.map(panel),
    ...rest,
  };
}

function variable(name: string): object {
  return {
    name,
    label: name,
    type: "query",
    query: `label_values(up, ${name})`,
    datasource,
    refresh: 2,
    multi: true,
    includeAll: true,
    allValue: ".+",
  };
}

const usingJob = { targets: [{ refId: "A", expr: 'sum(up{job=~"$job"})', legendFormat: "up" }] };

function panel(given: object, index: number): object {
  if ("type" in given && given.type === "row") {
    const { panels = [] } = given as { panels?: readonly object[] };
    return { ...given, panels: panels.map((one, inner) => panel(one, 100 + inner)) };
  }
  const target = { refId: "A", expr: "sum(rate(http_requests_total[$__rate_interval]))", legendFormat: "requests" };
  const { targets = [target], ...rest } = given as { targets?: readonly object[] };
  return {
    id: index + 1,
    type: "timeseries",
    title: `Requests ${index + 1}`,
    description: "Requests answered in a second.",
    gridPos: { x: 0, y: 8 * index, w: 12, h: 8 },
    datasource,
    fieldConfig: { defaults: { unit: "reqps" } },
    targets: targets.map((one) => ({ ...target, legendFormat: "", ...one })),
    ...rest,
  };
}
