import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Accuracy, Confusion } from "../../result/index.ts";
import { plain, whole } from "../words/index.ts";
import { elsewhereBody } from "./elsewhere.ts";
import { sharePlot } from "./share-plot.ts";
import { type Column, table } from "./table.ts";

/** Precision and recall with their intervals, what went wrong, and every rule. */
export function accuracyBody({ severities, loads, rules, mishaps, elsewhere, untested }: Accuracy): HtmlPart {
  const inOrder = rules.toSorted((a, b) => faults(b.counts) - faults(a.counts));
  const failed = rules.filter(({ counts }) => faults(counts) > 0).length;
  return [
    table({
      caption: "By severity",
      rows: severities,
      columns: [
        { title: "Severity", cell: ({ severity }) => plain(severity) },
        ...countColumns<Accuracy["severities"][number]>(),
      ],
    }),
    table({
      caption: "By background load",
      rows: loads.map((load) => ({ ...load, counts: load.overall })),
      columns: [
        { title: "Load", cell: ({ load }) => `${load}×` },
        { title: "Series", kind: "number", cell: ({ series }) => whole(series) },
        {
          title: "Queries per second",
          kind: "number",
          cell: ({ queriesPerSecond }) => Number(queriesPerSecond.toPrecision(3)),
        },
        ...countColumns<
          Counted & { readonly load: number; readonly series: number; readonly queriesPerSecond: number }
        >(),
      ],
    }),
    table({
      caption: "By severity and background load",
      // Under one load alone it is the first table again.
      rows: loads.length < 2 ? [] : severities.flatMap(({ severity }) => underEachLoad(loads, severity)),
      columns: [
        { title: "Severity", cell: ({ severity }) => plain(severity) },
        { title: "Load", cell: ({ load }) => `${load}×` },
        ...countColumns<ReturnType<typeof underEachLoad>[number]>(),
      ],
    }),
    table({
      caption: "Episodes that went otherwise than declared",
      rows: mishaps.toSorted((a, b) => rank(a.severity) - rank(b.severity)),
      mark: () => "failed",
      columns: [
        { title: "Alert", cell: ({ alert, severity }) => html`${plain(alert)}<small>${plain(severity)}</small>` },
        { title: "Scenario", cell: ({ scenario, kind }) => html`${plain(scenario)}<small>${kind}</small>` },
        { title: "Outcome", cell: ({ outcome }) => html`<span class="no">✖ ${outcome}</span>` },
        { title: "Load", kind: "number", cell: ({ load }) => `${load}×` },
        { title: "Declared and seen", kind: "wide", cell: ({ detail }) => plain(detail) },
      ],
    }),
    elsewhereBody(elsewhere),
    table({
      caption: "Alerts without an episode",
      rows: untested,
      open: 5,
      mark: () => "missing",
      columns: [
        { title: "Alert", cell: ({ alert, severity }) => html`${plain(alert)}<small>${plain(severity)}</small>` },
        { title: "Why", kind: "wide", cell: ({ why }) => plain(why) },
      ],
    }),
    table({
      caption: "Rules",
      rows: inOrder,
      // An intact part is short.
      open: failed === 0 ? 0 : Math.min(Math.max(failed, 5), 20),
      mark: ({ counts }) => (faults(counts) > 0 ? "failed" : undefined),
      columns: [
        {
          title: "Alert",
          cell: ({ alert, severity, priority }) =>
            html`${plain(alert)}<small>${plain([severity, priority].filter((text) => text !== undefined).join(", "))}</small>`,
        },
        ...countColumns<Accuracy["rules"][number]>(),
      ],
    }),
  ];
}

function underEachLoad(loads: Accuracy["loads"], severity: string) {
  return loads.flatMap(({ load, severities }) =>
    severities.filter((one) => one.severity === severity).map((one) => ({ ...one, load })),
  );
}

interface Counted {
  readonly counts: Confusion;
}

function countColumns<Row extends Counted>(): Column<Row>[] {
  return [
    { title: "Precision", cell: ({ counts }) => sharePlot(counts.precision) },
    { title: "Recall", cell: ({ counts }) => sharePlot(counts.recall) },
    { title: "Right", kind: "number", cell: ({ counts }) => counts.right },
    { title: "Missed", kind: "number", cell: ({ counts }) => counts.missed },
    { title: "Late", kind: "number", cell: ({ counts }) => counts.late },
    { title: "False", kind: "number", cell: ({ counts }) => counts.false },
    { title: "Quiet", kind: "number", cell: ({ counts }) => counts.quiet },
  ];
}

function faults({ missed, late, false: wrong }: Confusion): number {
  return missed + late + wrong;
}

function rank(severity: string): number {
  const at = ["critical", "warning", "info"].indexOf(severity);
  return at === -1 ? 3 : at;
}
