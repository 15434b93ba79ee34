import test from "ava";
import fc from "fast-check";
import { type Alert, absent, alert, lt, lte, max, type Severity, type Vector } from "../../../alerts/kit/index.ts";
import {
  checkDashboard,
  count,
  eq,
  gt,
  gte,
  type Panel,
  stat,
  stateTimeline,
  table,
  timeseries,
  type Watches,
} from "../../../dashboards/kit/index.ts";
import { renderPanel } from "../../../dashboards/kit/render/panel.ts";
import { doorState, graph, inFlight, requests, sample } from "./samples.ts";

const place = { x: 0, y: 0, w: 12, h: 8 };
const words = { title: "Busy", description: "In flight.", unit: "short" } as const;
const queries = [{ expr: max(inFlight).by("route"), legend: "{{route}}" }] as const;

const watching = (expr: Vector, severity: Severity = "critical", labels: Record<string, string> = {}): Alert =>
  alert("Busy", { expr, severity, labels, summary: "Busy.", action: "Wait.", scenarios: [] });

interface Rendered {
  readonly fieldConfig: {
    readonly defaults: {
      readonly thresholds: { readonly steps: readonly { readonly value: number | null; readonly color: string }[] };
      readonly custom: { readonly thresholdsStyle: { readonly mode: string } };
    };
    readonly overrides: readonly {
      readonly matcher: { readonly options: string };
      readonly properties: readonly { readonly id: string; readonly value: unknown }[];
    }[];
  };
}

const rendered = (panel: Panel) => renderPanel(panel, place) as Rendered;
const stepsOf = (panel: Panel) =>
  rendered(panel)
    .fieldConfig.defaults.thresholds.steps.map(({ value, color }) => `${value ?? "base"} ${color}`)
    .join(", ");

const painted = test.macro((t, watches: Watches, expected: string) => {
  t.is(stepsOf(stat("busy", { ...words, queries, watches })), expected);
});
const drawn = test.macro((t, watches: Watches, expected: string) => {
  t.is(stepsOf(timeseries("busy", { ...words, queries, watches })), expected);
});

test("high is bad from the limit on", painted, watching(gte(max(inFlight), 5)), "base green, 5 red");
test("the limit itself stays green", painted, watching(gt(max(inFlight), 3)), "base green, 3.0000000000000004 red");
test("nothing at all stays green", painted, watching(gt(max(inFlight), 0)), "base green, 5e-324 red");
test("below nought", painted, watching(gt(max(inFlight), -1)), "base green, -0.9999999999999999 red");
test("low is bad", painted, watching(lt(max(inFlight), 5)), "base red, 5 green");
test("low is bad with the limit", painted, watching(lte(max(inFlight), 0)), "base red, 5e-324 green");
test("one value is bad", painted, watching(eq(max(inFlight), 1)), "base green, 1 red, 1.0000000000000002 green");
test("a warning", painted, watching(gte(max(inFlight), 5), "warning"), "base green, 5 orange");
test("for the record", painted, watching(gte(max(inFlight), 5), "info"), "base green, 5 blue");

const warning = watching(gte(max(inFlight), 5), "warning");
const critical = watching(gte(max(inFlight), 9));
test("warning, then critical", painted, [warning, critical], "base green, 5 orange, 9 red");
test("in whatever order", painted, [critical, warning], "base green, 5 orange, 9 red");
test(
  "the worse one hides the lesser",
  painted,
  [watching(gte(max(inFlight), 9), "warning"), watching(gte(max(inFlight), 5))],
  "base green, 5 red",
);
test("low and high", painted, [watching(lt(max(inFlight), 1), "warning"), critical], "base orange, 1 green, 9 red");
test("the same alert twice", painted, [critical, watching(gte(max(inFlight), 9))], "base green, 9 red");
test(
  "one that tells nothing beside one that does",
  painted,
  [watching(absent(inFlight)), warning],
  "base green, 5 orange",
);

test("a line where the limit is", drawn, watching(gt(max(inFlight), 3)), "base green, 3 red");
test("a line has its alert's colour where low is bad", drawn, watching(lt(max(inFlight), 5)), "base green, 5 red");
test("two lines", drawn, [critical, warning], "base green, 5 orange, 9 red");
test("two alerts on one line", drawn, [watching(gt(max(inFlight), 9), "warning"), critical], "base green, 9 red");
test("a limit in another unit", drawn, { alert: critical, at: 900 }, "base green, 900 red");
test("a limit that is not told", drawn, { alert: watching(absent(inFlight)), at: 2 }, "base green, 2 red");
test(
  "told with its side",
  painted,
  { alert: watching(absent(inFlight), "warning"), at: 2, bad: "below" },
  "base orange, 2 green",
);
test("another number keeps the side", painted, { alert: watching(lt(max(inFlight), 5)), at: 2 }, "base red, 2 green");
test("nothing told, nothing drawn", drawn, watching(absent(inFlight)), "base text");

test("lines are dashed, and only where there are some", (t) => {
  const style = (watches: Watches) =>
    rendered(timeseries("busy", { ...words, queries, watches })).fieldConfig.defaults.custom.thresholdsStyle.mode;
  t.is(style(critical), "dashed");
  t.is(style(watching(absent(inFlight))), "off");
});

test("thresholds of the panel's own go before its alerts'", (t) => {
  const own = { steps: [{ from: 1, color: "purple" }] } as const;
  t.is(stepsOf(stat("busy", { ...words, queries, watches: critical, thresholds: own })), "base green, 1 purple");
});

test("a table's alerts colour the columns that read their metrics", (t) => {
  const panel = table("doors", {
    title: "Doors",
    description: "Locked is good.",
    columns: {},
    watches: critical,
    queries: [
      { expr: max(requests), legend: "Door" },
      { expr: max(inFlight), legend: "Busy" },
      { expr: max(requests), legend: "Shut", watches: warning },
    ],
  });
  const steps = rendered(panel).fieldConfig.overrides.map(({ matcher, properties }) => [
    matcher.options,
    JSON.stringify(properties.find(({ id }) => id === "thresholds")?.value ?? null)
      .match(/[\d.]+|green|red|orange/g)
      ?.join(" "),
  ]);
  t.deepEqual(steps, [
    ["Door", undefined],
    ["Busy", "green red 9"],
    ["Shut", "green orange 5"],
  ]);
});

test("states keep their own colours", (t) => {
  const panel = stateTimeline("doors", { ...words, queries: [doorState.timeline()], watches: critical });
  t.deepEqual(renderPanel(panel, place), renderPanel({ ...panel, watches: [] }, place));
});

test("what watches nothing is drawn as before", (t) => {
  t.deepEqual(renderPanel({ ...graph("a"), watches: [] }, place), renderPanel(graph("a"), place));
});

test("a value has the colour of the worst alert that fires with it", (t) => {
  const severities = ["critical", "warning", "info"] as const;
  const rule = fc.record({
    compare: fc.constantFrom(gt, gte, lt, lte, eq),
    limit: fc.integer({ min: -5, max: 5 }),
    severity: fc.constantFrom(...severities),
    n: fc.nat({ max: 3 }),
  });
  const holds = new Map<unknown, (a: number, b: number) => boolean>([
    [gt, (a, b) => a > b],
    [gte, (a, b) => a >= b],
    [lt, (a, b) => a < b],
    [lte, (a, b) => a <= b],
    [eq, (a, b) => a === b],
  ]);
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), fc.integer({ min: -12, max: 12 }), (rules, doubled) => {
      const value = doubled / 2;
      const watches = rules.map(({ compare, limit, severity }, n) =>
        watching(compare(max(inFlight), limit), severity, { n: String(n) }),
      );
      const { steps } = rendered(stat("busy", { ...words, queries, watches })).fieldConfig.defaults.thresholds;
      const color = steps.filter((step) => step.value === null || step.value <= value).at(-1)?.color;
      const firing = rules.filter(({ compare, limit }) => holds.get(compare)?.(value, limit));
      const severity = severities.find((one) => firing.some((rule) => rule.severity === one));
      const expected =
        severity === undefined ? "green" : { critical: "red", warning: "orange", info: "blue" }[severity];
      if (color !== expected) throw new Error(`${value}: ${color} instead of ${expected}, ${JSON.stringify(steps)}`);
    }),
    { numRuns: 300 },
  );
  t.pass();
});

const untold = test.macro((t, panel: Panel, ...expected: readonly string[]) => {
  const found = checkDashboard(sample([panel]));
  t.deepEqual(
    found.map(({ check, severity, message }) => `${severity} ${check}: ${message}`),
    expected,
  );
});
const mute = watching(absent(inFlight));
const silent =
  "warning dashboards/no-threshold: it watches Busy and does not show from which value on that fires: the alert's expression does not tell.";

test("a threshold that nothing tells", untold, timeseries("a", { ...words, queries, watches: mute }), silent);
test("a threshold that is said", untold, timeseries("a", { ...words, queries, watches: { alert: mute, at: 1 } }));
test("thresholds of its own", untold, stat("a", { ...words, queries, watches: mute, thresholds: { steps: [] } }));
test(
  "texts instead of numbers",
  untold,
  stat("a", { ...words, queries, watches: mute, values: { 0: { text: "no" } } }),
);
test(
  "states have no threshold",
  untold,
  stateTimeline("a", { ...words, queries: [doorState.timeline()], watches: mute }),
);
test(
  "a table that shows it nowhere",
  untold,
  table("a", { ...words, columns: {}, watches: critical, queries: [{ expr: count(requests), legend: "Asked" }] }),
  silent,
);
test(
  "a table with a column that shows it",
  untold,
  table("a", { ...words, columns: {}, watches: critical, queries: [{ expr: max(inFlight), legend: "Busy" }] }),
);
