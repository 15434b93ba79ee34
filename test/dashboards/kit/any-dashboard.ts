import fc from "fast-check";
import {
  barGauge,
  type Dashboard,
  gauge,
  max,
  type PanelLike,
  type RowItem,
  row,
  section,
  stat,
  statusHistory,
  table,
  text,
  type Width,
} from "../../../dashboards/kit/index.ts";
import { graph, inFlight, sample } from "./samples.ts";

interface Size {
  readonly width?: Width;
  readonly height?: number;
}

const presets = [
  "full",
  "five-sixths",
  "three-quarters",
  "two-thirds",
  "half",
  "third",
  "quarter",
  "sixth",
  "eighth",
] as const satisfies readonly Width[];

const size: fc.Arbitrary<Size> = fc.record(
  {
    width: fc.oneof(fc.constantFrom<Width>(...presets), fc.integer({ min: 1, max: 24 })),
    height: fc.integer({ min: 1, max: 20 }),
  },
  { requiredKeys: [] },
);

const words = { title: "Title", description: "What it means." } as const;
const busy = { ...words, unit: "short", queries: [{ expr: max(inFlight), legend: "busiest" }] } as const;

/** A panel of some kind and size under the key given. */
export const anyPanel: fc.Arbitrary<(key: string) => PanelLike> = fc
  .tuple(
    size,
    fc.constantFrom<(key: string, size: Size) => PanelLike>(
      (key, size) => ({ ...graph(key), ...size }),
      (key, size) => stat(key, { ...busy, ...size }),
      (key, size) => gauge(key, { ...busy, ...size, min: 0, max: 9 }),
      (key, size) => barGauge(key, { ...busy, ...size }),
      (key, size) => statusHistory(key, { ...busy, ...size, thresholds: { steps: [{ from: 9, color: "red" }] } }),
      (key, size) => table(key, { ...words, ...size, columns: {}, queries: busy.queries }),
      (key, size) => text(key, { ...words, ...size, content: "Words." }),
    ),
  )
  .map(
    ([size, make]) =>
      (key) =>
        make(key, size),
  );

const someItems = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: anyPanel.map((make) => ({ loose: [make] })) },
    { weight: 1, arbitrary: fc.array(anyPanel, { minLength: 1, maxLength: 4 }).map((inside) => ({ inside })) },
  ),
  { minLength: 1, maxLength: 8 },
);

/** A dashboard of several rows, folded or open, with sections, with panels of all sizes; keys are `p0`, `p1`…, in order. */
export const anyDashboard: fc.Arbitrary<Dashboard> = fc
  .array(fc.record({ collapsed: fc.boolean(), items: someItems }), { minLength: 1, maxLength: 5 })
  .map((rows) => {
    let count = 0;
    let sections = 0;
    const panels = (makes: readonly ((key: string) => PanelLike)[]) => makes.map((make) => make(`p${count++}`));
    return sample([], {
      rows: rows.map(({ collapsed, items }, index) =>
        row(
          `Row ${index}`,
          items.flatMap((item): readonly RowItem[] =>
            "loose" in item ? panels(item.loose) : [section(`Section ${sections++}`, panels(item.inside))],
          ),
          { collapsed },
        ),
      ),
    });
  });
