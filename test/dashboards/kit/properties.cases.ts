import test from "ava";
import fc from "fast-check";
import { columns, type GridPos } from "../../../dashboards/kit/grid.ts";
import {
  canonicalJson,
  type Dashboard,
  type PanelLike,
  panelId,
  renderDashboard,
} from "../../../dashboards/kit/index.ts";
import { sizeOf } from "../../../dashboards/kit/panel.ts";
import { anyDashboard, anyPanel } from "./any-dashboard.ts";
import { sample } from "./samples.ts";

test("rendered panels lie inside the grid, apart, in the order of writing, folded rows in one line", (t) => {
  fc.assert(
    fc.property(anyDashboard, (dashboard) => {
      const { panels } = JSON.parse(renderDashboard(dashboard)) as { readonly panels: readonly Rendered[] };
      for (const { panels: inside = [], gridPos } of panels.filter(({ collapsed }) => collapsed === true)) {
        assertApart(inside);
        assertReadingOrder(inside);
        if (gridPos.h !== 1 || gridPos.w !== columns) throw new Error("a folded row is not one line");
        if (inside.some((panel) => panel.gridPos.y <= gridPos.y)) throw new Error("a panel lies above its row");
      }
      assertApart(panels);
      assertReadingOrder(panels);
      const written = dashboard.rows.flatMap((row) => row.panels);
      const all = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).filter(({ type }) => type !== "row");
      same(
        all.map(({ id }) => id),
        written.map(({ key }) => panelId(key)),
        "order",
      );
      same(
        all.map(({ gridPos: { w, h } }) => ({ w, h })),
        written.map(sizeOf),
        "sizes",
      );
    }),
  );
  t.pass();
});

test("what is rendered has its keys in order, of panels of any kind", (t) => {
  fc.assert(fc.property(anyDashboard, (dashboard) => inOrder(renderDashboard(dashboard))));
  t.pass();
});

const change = fc.oneof(
  fc.record({ act: fc.constant("without" as const), at: fc.nat() }),
  fc.record({
    act: fc.constantFrom("replace" as const, "after" as const, "before" as const),
    at: fc.nat(),
    make: anyPanel,
  }),
  fc.record({
    act: fc.constant("mapPanel" as const),
    at: fc.nat(),
    title: fc.stringMatching(/^[a-zäöü]+$/),
  }),
);

test("changing one panel leaves the original, every other panel and their order as they were", (t) => {
  fc.assert(
    fc.property(anyDashboard, change, (dashboard, change) => {
      deepFreeze(dashboard);
      const before = renderDashboard(dashboard);
      const keys = keysOf(dashboard);
      const at = change.at % keys.length;
      const key = keys[at] ?? "";
      const changed = apply(dashboard, key, change);
      if (renderDashboard(dashboard) !== before) throw new Error("the original changed");

      const expected = {
        without: [...keys.slice(0, at), ...keys.slice(at + 1)],
        replace: [...keys.slice(0, at), "new", ...keys.slice(at + 1)],
        after: [...keys.slice(0, at + 1), "new", ...keys.slice(at + 1)],
        before: [...keys.slice(0, at), "new", ...keys.slice(at)],
        mapPanel: keys,
      }[change.act];
      same(keysOf(changed), expected, "keys");
      if (expected.length === 0) return;
      const touched = change.act === "after" || change.act === "before" ? ["new"] : ["new", key];
      const rest = (one: Dashboard) => withoutPlaces(one).filter(([name]) => !touched.includes(name));
      same(rest(changed), rest(dashboard), "other panels");
    }),
  );
  t.pass();
});

test("headings stand over the panels that they stood over, and none over nothing", (t) => {
  fc.assert(
    fc.property(anyDashboard, fc.array(fc.nat(), { maxLength: 12 }), (dashboard, removed) => {
      const headings = headingsOf(dashboard);
      const keys = keysOf(dashboard);
      const gone = new Set(removed.map((at) => keys[at % keys.length] ?? ""));
      if (gone.size === keys.length) return;
      const left = [...gone].reduce((one, key) => one.without(key), dashboard);
      same(
        headingsOf(left),
        headings.filter(([key]) => !gone.has(key)),
        "headings",
      );
      renderDashboard(left);
    }),
  );
  t.pass();
});

test("two dashboards that share panels do not affect each other", (t) => {
  fc.assert(
    fc.property(fc.array(anyPanel, { minLength: 1, maxLength: 6 }), change, (makes, change) => {
      const fresh = () => makes.map((make, i) => make(`p${i}`));
      const shared = fresh();
      const first = sample(shared);
      const second = sample([...shared].reverse(), { uid: "other", title: "Other" });
      const alone = [
        renderDashboard(sample(fresh())),
        renderDashboard(sample(fresh().reverse(), { uid: "other", title: "Other" })),
      ];
      apply(second, `p${change.at % makes.length}`, change);
      same([renderDashboard(first), renderDashboard(second), renderDashboard(first)], [...alone, alone[0]], "bytes");
    }),
  );
  t.pass();
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(dashboard: Dashboard, key: string, change: Change): Dashboard {
  switch (change.act) {
    case "without":
      return dashboard.without(key);
    case "mapPanel":
      return dashboard.mapPanel(key, (panel): PanelLike => ({ ...panel, title: change.title }) as PanelLike);
    default:
      return dashboard[change.act](key, change.make("new"));
  }
}

interface Rendered {
  readonly id: number;
  readonly type: string;
  readonly gridPos: GridPos;
  readonly collapsed?: boolean;
  readonly panels?: readonly Rendered[];
}

/** Headings aside: they come and go with what they head. */
function keysOf({ rows }: Dashboard): string[] {
  return rows.flatMap(({ panels }) => panels.filter(({ kind }) => kind !== "heading").map(({ key }) => key));
}

/** The nearest heading over each panel. */
function headingsOf({ rows }: Dashboard): (readonly [string, string])[] {
  return rows.flatMap(({ panels }) => {
    let heading = "";
    return panels.flatMap(({ kind, key }) => {
      if (kind !== "heading") return [[key, heading] as const];
      heading = key;
      return [];
    });
  });
}

function withoutPlaces(dashboard: Dashboard): (readonly [string, object])[] {
  const { panels } = JSON.parse(renderDashboard(dashboard)) as { readonly panels: readonly Rendered[] };
  const all = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return keysOf(dashboard).map((key) => {
    const { gridPos: _, ...rest } = all.find(({ id }) => id === panelId(key)) as Rendered;
    return [key, rest];
  });
}

function inOrder(json: string): boolean {
  return canonicalJson(JSON.parse(json)) === json;
}

function assertApart(panels: readonly Rendered[]): void {
  const taken = new Set<string>();
  for (const { x, y, w, h } of panels.map(({ gridPos }) => gridPos)) {
    if (x < 0 || x + w > columns) throw new Error(`x ${x} + w ${w} leaves the grid`);
    for (let column = x; column < x + w; column++) {
      for (let line = y; line < y + h; line++) {
        const cell = `${column},${line}`;
        if (taken.has(cell)) throw new Error(`two panels at ${cell}`);
        taken.add(cell);
      }
    }
  }
}

function assertReadingOrder(panels: readonly Rendered[]): void {
  panels.forEach(({ gridPos: { x, y } }, i) => {
    const before = panels[i - 1]?.gridPos;
    if (before !== undefined && (y < before.y || (y === before.y && x <= before.x)))
      throw new Error("the order changed");
  });
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is} instead of ${should}`);
}

function deepFreeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}
