import { TimelineValueAlignment, VisibilityMode } from "@grafana/grafana-foundation-sdk/common";
import type { FieldConfig, Options } from "@grafana/grafana-foundation-sdk/statetimeline";
import { refId } from "../identity.ts";
import type { StateQuery, StateTimelinePanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig, valueMapping } from "./field-config.ts";
import { listLegend, oneSeriesTooltip } from "./legend.ts";
import { targets } from "./target.ts";

export function renderStateTimeline(panel: StateTimelinePanel): Body {
  const { queries, colors = {} } = panel;
  return {
    type: "state-timeline",
    targets: targets(queries, "range"),
    fieldConfig: {
      defaults: fieldConfig({ ...panel, watches: nothing }, "palette", look),
      // Each query has numbers of its own for its states.
      overrides: queries.map((query, index) => ({
        matcher: { id: "byFrameRefID", options: refId(index) },
        properties: [{ id: "mappings", value: [valueMapping(textsOf(query, colors))] }],
      })),
    },
    options,
  };
}

// A state has no limit to draw.
const nothing: readonly never[] = [];

function textsOf({ values }: StateQuery, colors: NonNullable<StateTimelinePanel["colors"]>) {
  return Object.fromEntries(values.map(({ value, text }) => [value, { text, color: colors[text] ?? "gray" }] as const));
}

const look: FieldConfig = {
  fillOpacity: 80,
  // A gap is a fact: a bar drawn across it would hide that nothing was known.
  insertNulls: false,
  lineWidth: 0,
  spanNulls: false,
};

const options: Options = {
  alignValue: TimelineValueAlignment.Left,
  legend: listLegend,
  mergeValues: true,
  rowHeight: 0.9,
  showValue: VisibilityMode.Auto,
  tooltip: oneSeriesTooltip,
};
