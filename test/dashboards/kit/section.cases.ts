import test from "ava";
import { type Dashboard, renderDashboard, row, section } from "../../../dashboards/kit/index.ts";
import { graph, sample } from "./samples.ts";

const dashboard = () =>
  sample([], { rows: [row("Traffic", [graph("a"), section("In detail", [graph("b"), graph("c")])])] });
const keys = ({ rows }: Dashboard) => rows.flatMap(({ panels }) => panels.map(({ key }) => key));

test("a section's heading is a line of its own over its panels", (t) => {
  const { panels } = JSON.parse(renderDashboard(dashboard()));
  t.deepEqual(
    panels
      .slice(1)
      .map(({ title, type, gridPos }: { title: string; type: string; gridPos: object }) => [title, type, gridPos]),
    [
      ["Title of a", "timeseries", { x: 0, y: 1, w: 12, h: 8 }],
      ["In detail", "text", { x: 0, y: 9, w: 24, h: 1 }],
      ["Title of b", "timeseries", { x: 0, y: 10, w: 12, h: 8 }],
      ["Title of c", "timeseries", { x: 12, y: 10, w: 12, h: 8 }],
    ],
  );
  t.like(panels[2], { transparent: true, options: { content: "" } });
});

test("a heading goes with its last panel, and can go alone", (t) => {
  t.deepEqual(keys(dashboard().without("b")), ["a", "section-in-detail", "c"]);
  t.deepEqual(keys(dashboard().without("b").without("c")), ["a"]);
  t.deepEqual(keys(dashboard().without("section-in-detail")), ["a", "b", "c"]);
});

test("a section can be put beside a panel of somebody else's dashboard", (t) => {
  t.deepEqual(keys(dashboard().after("a", section("Ours", [graph("x")]))), [
    "a",
    "section-ours",
    "x",
    "section-in-detail",
    "b",
    "c",
  ]);
});
