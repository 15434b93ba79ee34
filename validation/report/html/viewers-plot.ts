import { type Html, type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Dashboards } from "../../result/index.ts";
import { plain, time } from "../words/index.ts";

const frame = { left: 64, right: 620, top: 12, bottom: 190 };

/** P95 of panels' queries against the number of viewers, a line per range, the budget as a dashed line. */
export function viewersPlot({ loads, budget }: Dashboards): HtmlPart {
  const viewers = [...new Set(loads.map((load) => load.viewers))].toSorted((a, b) => a - b);
  const ranges = [...new Set(loads.map(({ range }) => range))];
  if (viewers.length === 0) return undefined;
  const most = Math.max(budget.milliseconds, ...loads.map(({ took }) => took.p95 ?? 0)) * 1.1;
  const x = (n: number) =>
    Math.round(
      frame.left + 40 + (viewers.indexOf(n) * (frame.right - frame.left - 80)) / Math.max(1, viewers.length - 1),
    );
  const y = (milliseconds: number) =>
    Number((frame.bottom - (milliseconds / most) * (frame.bottom - frame.top)).toFixed(1));
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
  return html`<h3>P95 of a panel's query against simultaneous viewers</h3>
<svg viewBox="0 0 640 225" width="640" height="225" role="img" aria-label="P95 against viewers; the numbers are in the table below">${ticks.map(
    (tick) =>
      html`<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${frame.left - 8}" y="${y(tick) + 4}" text-anchor="end">${time(tick)}</text>`,
  )}${viewers.map((n) => html`<text x="${x(n)}" y="208" text-anchor="middle">${n}</text>`)}<text x="${frame.right}" y="222" text-anchor="end">viewers</text>
<line class="budget" x1="${frame.left}" x2="${frame.right}" y1="${y(budget.milliseconds)}" y2="${y(budget.milliseconds)}"/><text x="${frame.right}" y="${y(budget.milliseconds) - 5}" text-anchor="end">budget ${time(budget.milliseconds)} at ${budget.viewers} viewers</text>
${ranges.map((range, n) => rangeLine({ points: pointsOf(loads, range), range, tone: (n % 4) + 1, x, y }))}</svg>
<p class="legend">${ranges.map((range, n) => html`<span><svg width="18" height="12" aria-hidden="true"><line class="line l${(n % 4) + 1}" x1="0" x2="18" y1="6" y2="6"/></svg>${plain(range)}</span>`)}</p>`;
}

interface Line {
  readonly points: readonly (readonly [number, number])[];
  readonly range: string;
  readonly tone: number;
  readonly x: (viewers: number) => number;
  readonly y: (milliseconds: number) => number;
}

function rangeLine({ points, range, tone, x, y }: Line): Html {
  const path = points.map(([viewers, p95]) => `${x(viewers)},${y(p95)}`).join(" ");
  return html`<polyline class="line l${tone}" points="${path}"/>${points.map(
    ([viewers, p95]) =>
      html`<circle class="p${tone}" cx="${x(viewers)}" cy="${y(p95)}" r="4"><title>${viewers} viewers, ${plain(range)}: ${time(p95)}</title></circle>`,
  )}`;
}

function pointsOf(loads: Dashboards["loads"], range: string): (readonly [number, number])[] {
  return loads
    .filter((load) => load.range === range)
    .flatMap(({ viewers, took: { p95 } }) => (p95 === undefined ? [] : [[viewers, p95] as const]))
    .toSorted(([a], [b]) => a - b);
}
