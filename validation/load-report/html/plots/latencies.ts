import { type Html, html } from "../../../../exporters/kit/index.ts";
import { time } from "../../../../exporters/load-test/reading/index.ts";
import type { Figures } from "../../compare/index.ts";
import { axisTo } from "./axis.ts";

/** A row of bars: one operation, a bar for each run or protocol. */
export interface LatencyRow {
  readonly title: string;
  readonly bars: readonly { readonly series: number; readonly label: string; readonly figures: Figures }[];
}

/** From the median to the P99 of every row, with the P95 as a mark: where two bars lie apart, users feel it. */
export function latencyPlot(rows: readonly LatencyRow[], title: string): Html {
  const largest = Math.max(...rows.flatMap(({ bars }) => bars.map(({ figures }) => endOf(figures))), 0);
  if (largest === 0) return html``;
  const axis = axisTo(largest, left, width - left - 60, 6);
  let y = 26;
  const drawn = rows.map((row) => {
    const top = y;
    y += row.bars.length * thick + 10;
    return html`<text x="${left - 12}" y="${top + (row.bars.length * thick) / 2 + 4}" class="end">${shortened(row.title)}</text>${row.bars.map((bar, n) => drawnBar(bar, top + n * thick, axis.at))}`;
  });
  return html`<svg class="plot" viewBox="0 0 ${width} ${y + 6}" role="img" aria-label="${title}">
${axis.ticks.map((tick) => html`<line x1="${axis.at(tick)}" x2="${axis.at(tick)}" y1="20" y2="${y}" class="grid"/><text x="${axis.at(tick)}" y="13" class="middle">${tick === 0 ? "0" : time(tick)}</text>`)}
${drawn}
</svg>`;
}

function drawnBar(
  { series, label, figures }: LatencyRow["bars"][number],
  y: number,
  at: (seconds: number) => number,
): Html | undefined {
  const { p50, p95 } = figures.times;
  const end = endOf(figures);
  if (p50 === undefined) return undefined;
  const told = `${label}: P50 ${time(p50)}${p95 === undefined ? "" : `, P95 ${time(p95)}`}, up to ${time(end)}`;
  return html`<g class="s${series}"><title>${told}</title><rect x="${at(p50)}" y="${y + 3}" width="${Math.max(1.5, at(end) - at(p50))}" height="${thick - 6}" rx="3" class="range"/><circle cx="${at(p50)}" cy="${y + thick / 2}" r="4" class="dot"/>${p95 !== undefined && html`<rect x="${at(p95) - 1.5}" y="${y + 1}" width="3" height="${thick - 2}" class="dot"/>`}</g>`;
}

/** The P99; where it is not known, the last that is. */
function endOf({ times }: Figures): number {
  return times.p99 ?? times.p95 ?? times.p50 ?? 0;
}

function shortened(title: string): string {
  return title.length <= 30 ? title : `${title.slice(0, 29)}…`;
}

const width = 960;
const left = 230;
const thick = 16;
