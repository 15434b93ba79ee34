import test from "ava";
import fc from "fast-check";
import {
  checkDashboard,
  type DashboardOptions,
  labelVariable,
  max,
  not,
  print,
  rate,
  renderDashboard,
  sum,
  type TimeseriesPanel,
  timeseries,
  type Vector,
  variable,
  variablesOf,
} from "../../../dashboards/kit/index.ts";
import { legendLabels } from "../../../dashboards/kit/legend.ts";
import { isRaw, usedVariables, variablesOfVariable } from "../../../dashboards/kit/variables/index.ts";
import { inFlight, requests, sample } from "./samples.ts";

const uses = test.macro({
  exec: (t, text: string, expected: readonly string[]) => t.deepEqual(usedVariables(text), expected),
  title: (_, text) => `variables in ${text}`,
});

test(uses, 'up{job=~"$job"}', ["job"]);
test(uses, `\${job} \${route:regex} [[code]]`, ["job", "route", "code"]);
test(uses, `rate(x[$__rate_interval]) \${__from}`, []);
test(uses, 'x{path=~"/a$"}', []);
test(uses, "costs $5", []);

test("labels of a legend", (t) => {
  t.deepEqual(legendLabels("{{ a }} and {{b}}"), ["a", "b"]);
  t.deepEqual(legendLabels("none {here}"), []);
});

const asking = (...exprs: readonly Vector[]) =>
  exprs.map((expr, n) =>
    timeseries(`panel-${n}`, { title: "T", description: "D.", unit: "short", queries: [{ expr, legend: "all" }] }),
  );
const [stranger] = asking(max(inFlight)) as [TimeseriesPanel];
const linesOf = (dashboard: DashboardOptions) =>
  variablesOf(dashboard).map((one) =>
    isRaw(one) ? one.name : `${one.name} "${one.title}": ${one.label} of ${print(one.of)}`,
  );

const derives = test.macro((t, exprs: readonly Vector[], ...expected: readonly string[]) => {
  t.deepEqual(linesOf(sample(asking(...exprs))), expected);
});

test("no variable where none is used", derives, [max(inFlight)]);
test(
  "one for a matcher, narrowed by the others of its selector",
  derives,
  [sum(rate(requests.where({ route: variable("route"), code: /5../, job: "api" }), "5m"))],
  'route "Route": route of http_requests_total{code=~"5..", job="api"}',
);
test(
  "the selector with the fewest matchers counts: errors alone leave no choice while there are none",
  derives,
  [
    sum(rate(requests.where({ route: variable("route"), code: /5../ }), "5m")),
    sum(rate(requests.where({ route: variable("route") }), "5m")),
  ],
  'route "Route": route of http_requests_total',
);
test(
  "of equally wide selectors the first counts",
  derives,
  [max(inFlight.where({ route: variable("route") })), sum(rate(requests.where({ route: variable("route") }), "5m"))],
  'route "Route": route of http_in_flight_requests',
);
test(
  "job, then instance, then as they are used, each narrowed by those before it",
  derives,
  [
    sum(
      rate(
        requests.where({
          code: variable("code"),
          instance: variable("instance"),
          job: variable("job"),
          route: variable("route"),
        }),
        "5m",
      ),
    ),
  ],
  'job "Job": job of http_requests_total',
  'instance "Instance": instance of http_requests_total{job=~"$job"}',
  'code "Code": code of http_requests_total{instance=~"$instance", job=~"$job"}',
  'route "Route": route of http_requests_total{code=~"$code", instance=~"$instance", job=~"$job"}',
);
test(
  "a name of its own, and all but the chosen",
  derives,
  [max(inFlight.where({ instance: not(variable("other_host")) }))],
  'other_host "Instance": instance of http_in_flight_requests',
);
test(
  "neither offset nor range matter",
  derives,
  [max(inFlight.where({ route: variable("r") }).offset("1h"))],
  'r "Route": route of http_in_flight_requests',
);

const job = labelVariable("job", { title: "Service", of: inFlight.where({ route: variable("route") }), label: "job" });

test("what is declared stays as it is, after what it is narrowed by", (t) => {
  const panels = asking(max(inFlight.where({ job: variable("job"), route: variable("route") })));
  t.deepEqual(linesOf(sample(panels, { variables: [job] })), [
    'route "Route": route of http_in_flight_requests',
    'job "Service": job of http_in_flight_requests{route=~"$route"}',
  ]);
});

test("a variable that only a declared one uses is derived too", (t) => {
  const panels = asking(max(inFlight.where({ job: variable("job") })));
  const dashboard = sample(panels, { variables: [job] });
  t.deepEqual(checkDashboard(dashboard), []);
  t.deepEqual(
    variablesOf(dashboard).map(({ name }) => name),
    ["route", "job"],
  );
});

test("a derived variable goes with its last use", (t) => {
  const panels = asking(
    max(inFlight.where({ job: variable("job") })),
    max(inFlight.where({ route: variable("route") })),
  );
  const names = (dashboard: DashboardOptions) => variablesOf(dashboard).map(({ name }) => name);
  t.deepEqual(names(sample(panels)), ["job", "route"]);
  t.deepEqual(names(sample(panels).without("panel-0")), ["route"]);
  t.deepEqual(names(sample(panels).replace("panel-1", stranger)), ["job"]);
});

test("Grafana fills a derived variable from its series, all of them chosen", (t) => {
  const json = renderDashboard(sample(asking(max(inFlight.where({ route: variable("route") })))));
  const [, route] = JSON.parse(json).templating.list;
  t.like(route, {
    name: "route",
    label: "Route",
    multi: true,
    includeAll: true,
    allValue: ".+",
    query: { query: "label_values(http_in_flight_requests, route)" },
  });
});

test("All of a variable can be less than every value", (t) => {
  const own = labelVariable("route", { title: "Route", of: inFlight, label: "route", all: /\/v1\/.+/ });
  const panels = asking(max(inFlight.where({ route: variable("route") })));
  const [, route] = JSON.parse(renderDashboard(sample(panels, { variables: [own] }))).templating.list;
  t.is(route.allValue, "\\/v1\\/.+");
});

test("however variables are used, each is filled before those that it narrows", (t) => {
  const labels = ["job", "instance", "route"] as const;
  const matchers = fc.record({ job: fc.boolean(), instance: fc.boolean(), route: fc.boolean() });
  const chosen = (uses: Readonly<Record<(typeof labels)[number], boolean>>) =>
    Object.fromEntries(labels.filter((label) => uses[label]).map((label) => [label, variable(label)]));
  const declared = fc.record({ label: fc.constantFrom(...labels), uses: matchers });
  fc.assert(
    fc.property(fc.array(matchers, { minLength: 1 }), fc.option(declared, { nil: undefined }), (panels, own) => {
      const variables =
        own === undefined
          ? []
          : [
              labelVariable(own.label, {
                title: "Own",
                of: inFlight.where(chosen({ ...own.uses, [own.label]: false })),
                label: own.label,
              }),
            ];
      const dashboard = sample(asking(...panels.map((uses) => max(inFlight.where(chosen(uses))))), { variables });
      const all = variablesOf(dashboard);
      all.forEach((one, n) => {
        const before = all.slice(0, n).map(({ name }) => name);
        if (variablesOfVariable(one).some((other) => !before.includes(other))) throw new Error(`${one.name} is early`);
      });
      const faults = checkDashboard(dashboard).filter(({ check }) => check !== "dashboards/unused-variable");
      if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join("\n"));
    }),
  );
  t.pass();
});
