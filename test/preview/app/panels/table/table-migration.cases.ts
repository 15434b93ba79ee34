import test from "ava";
import { migratedTable } from "../../../../../preview/app/src/panels/table/table-migration.ts";

const panel = (more: object) => ({ id: 1, type: "table", gridPos: { x: 0, y: 0, w: 1, h: 1 }, ...more });
const field = (custom: object, overrides: object[] = []) => ({ defaults: { custom }, overrides }) as never;

test("modes of display become options of cells", (t) => {
  const of = (displayMode: string) =>
    migratedTable(panel({ fieldConfig: field({ displayMode, width: 80 }) })).fieldConfig?.defaults.custom;
  t.deepEqual(of("color-background"), { width: 80, cellOptions: { type: "color-background", mode: "gradient" } });
  t.deepEqual(of("color-background-solid"), { width: 80, cellOptions: { type: "color-background", mode: "basic" } });
  t.deepEqual(of("lcd-gauge"), { width: 80, cellOptions: { type: "gauge", mode: "lcd" } });
  t.deepEqual(of("basic"), { width: 80, cellOptions: { type: "gauge", mode: "basic" } });
  t.deepEqual(of("color-text"), { width: 80, cellOptions: { type: "color-text" } });
});

test("so do those of overrides; others stay", (t) => {
  const properties = [
    { id: "custom.displayMode", value: "gradient-gauge" },
    { id: "unit", value: "s" },
  ];
  const overrides = [{ matcher: { id: "byName", options: "a" }, properties }];
  t.deepEqual(migratedTable(panel({ fieldConfig: field({}, overrides) })).fieldConfig?.overrides?.[0]?.properties, [
    { id: "custom.cellOptions", value: { type: "gauge", mode: "gradient" } },
    { id: "unit", value: "s" },
  ]);
});

test("the footer of a panel becomes that of its columns, of all or of those named", (t) => {
  const all = migratedTable(panel({ options: { footer: { show: true, reducer: ["max"], fields: "" } } }));
  t.deepEqual(all.fieldConfig, { defaults: { custom: { footer: { reducers: ["max"] } } }, overrides: [] });
  const some = migratedTable(panel({ options: { footer: { show: true, countRows: true, fields: ["A"] } } }));
  t.deepEqual(some.fieldConfig, {
    defaults: { custom: {} },
    overrides: [
      {
        matcher: { id: "byName", options: "A" },
        properties: [{ id: "custom.footer", value: { reducers: ["countAll"] } }],
      },
    ],
  });
  const none = migratedTable(panel({ options: { footer: { show: false, reducer: ["max"] } } }));
  t.deepEqual(none.fieldConfig, { defaults: { custom: {} }, overrides: [] });
});
