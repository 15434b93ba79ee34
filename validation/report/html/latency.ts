import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import { type Latency, stageNames, type Trial } from "../../result/index.ts";
import { plain, time } from "../words/index.ts";
import { timeCell } from "./pieces.ts";
import { stageBar, stageLegend, stageTitles } from "./stage-bar.ts";
import { type Column, table } from "./table.ts";

/** Stages as stacked bars, by severity on one scale and by alert against its own bound; then all numbers. */
export function latencyBody({ stages, total, resolved, alerts, trials }: Latency, factor: number): HtmlPart {
  const severities = [...Map.groupBy(trials, ({ severity }) => severity)].map(([severity, own]) =>
    meanOf(severity, own),
  );
  const full = Math.max(1, ...severities.map(({ whole }) => whole));
  const nearest = new Map<string, Trial>();
  for (const each of trials) {
    const [key, before] = [keyOf(each), nearest.get(keyOf(each))];
    if (before === undefined || ofBound(before) < ofBound(each)) nearest.set(key, each);
  }
  const shareOf = (alert: Latency["alerts"][number]) => ofBound(nearest.get(keyOf(alert)));
  const above = alerts.filter((alert) => alert.above > 0).length;
  return [
    trials.length > 0 && stageLegend(),
    table({
      caption: "Mean stages by severity",
      rows: severities,
      columns: [
        { title: "Severity", cell: ({ severity, n }) => html`${plain(severity)}<small>${n} trials</small>` },
        {
          title: `Stages, to ${time(full * factor)}`,
          kind: "wide",
          cell: (row) => stageBar({ stages: row.stages, full, factor }),
        },
        { title: "Mean", kind: "number", cell: ({ whole }) => timeCell(whole, factor) },
      ],
    }),
    table({
      caption: "Alerts, nearest to their bound first",
      rows: alerts.toSorted((a, b) => shareOf(b) - shareOf(a)),
      open: above === 0 ? 10 : Math.min(Math.max(above, 10), 25),
      mark: (alert) => (alert.above > 0 ? "failed" : alert.total.n === 0 ? "missing" : undefined),
      columns: [
        { title: "Alert", cell: ({ alert, severity }) => html`${plain(alert)}<small>${plain(severity)}</small>` },
        {
          title: "The trial nearest to its bound",
          kind: "wide",
          cell: (alert) => boundBar(nearest.get(keyOf(alert)), factor),
        },
        ...spreadColumns<Latency["alerts"][number]>(({ total: took }) => took, factor),
        { title: "Longest bound", kind: "number", cell: ({ bound }) => timeCell(bound, factor) },
        {
          title: "Mostly",
          cell: ({ dominates }) => html`${plain(dominates.setting)}<small>${time(dominates.milliseconds)}</small>`,
        },
        { title: "Above", kind: "number", cell: (alert) => `${alert.above} of ${alert.total.n}` },
      ],
    }),
    table({
      caption: "Every stage, over all trials",
      rows: [
        ...stages.map(({ stage, took }) => ({ name: stageTitles[stage], took })),
        { name: "all of it", took: total },
        { name: "until told that it is over", took: resolved },
      ],
      columns: [
        { title: "Stage", cell: ({ name }) => name },
        { title: "Trials", kind: "number", cell: ({ took }) => took.n },
        ...spreadColumns<{ readonly name: string; readonly took: Latency["total"] }>(({ took }) => took, factor),
      ],
    }),
  ];
}

function boundBar(trial: Trial | undefined, factor: number): HtmlPart {
  if (trial === undefined) return "no trial";
  const { stages, bound, total } = trial;
  // The bound stands at the same place in every row, unless a trial went far beyond it.
  return stageBar({ stages, bound, full: Math.max(bound * 1.25, total), factor });
}

function spreadColumns<Row>(took: (row: Row) => Latency["total"], factor: number): Column<Row>[] {
  return [
    { title: "P50", kind: "number", cell: (row) => timeCell(took(row).p50, factor) },
    { title: "P95", kind: "number", cell: (row) => timeCell(took(row).p95, factor) },
    { title: "Longest", kind: "number", cell: (row) => timeCell(took(row).max, factor) },
  ];
}

/** Means, because those of the stages sum to that of the whole; medians do not. */
function meanOf(severity: string, own: readonly Trial[]) {
  const mean = (value: (trial: Trial) => number) => own.reduce((sum, trial) => sum + value(trial), 0) / own.length;
  const [stored, active, firing, alertmanager, inbox] = stageNames.map((name) => mean(({ stages }) => stages[name]));
  return {
    severity,
    n: own.length,
    whole: mean(({ total }) => total),
    stages: {
      stored: stored ?? 0,
      active: active ?? 0,
      firing: firing ?? 0,
      alertmanager: alertmanager ?? 0,
      inbox: inbox ?? 0,
    },
  };
}

function keyOf({ alert, severity }: { readonly alert: string; readonly severity: string }): string {
  return `${alert}\n${severity}`;
}

/** How much of what it was allowed a trial took. */
function ofBound(trial: Trial | undefined): number {
  return trial === undefined ? 0 : trial.total / Math.max(trial.bound, 1);
}
