import { type Html, html } from "../../../../exporters/kit/index.ts";
import { rate, whole } from "../../../../exporters/load-test/reading/index.ts";
import { type Scaling, throughputAt } from "../../scaling/index.ts";
import { axisTo } from "./axis.ts";

/** Throughput by count, beside the straight line on which each one brings as much as the first, and the curve that fits. */
export function scalingPlot({ by, points, fit }: Scaling): Html {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const linear = (count: number) => (first.perSecond / first.count) * count;
  const x = axisTo(last.count, left, width - left - 40, 8);
  const y = axisTo(Math.max(linear(last.count), ...points.map(({ perSecond }) => perSecond)), 0, high);
  const up = (perSecond: number) => Math.round((top + high - y.at(perSecond)) * 10) / 10;
  const curve =
    fit &&
    Array.from({ length: 61 }, (_, n) => first.count + ((last.count - first.count) * n) / 60).map(
      (count, n) => `${n === 0 ? "M" : "L"}${x.at(count)} ${up(throughputAt(fit, count))}`,
    );
  return html`<svg class="plot" viewBox="0 0 ${width} ${top + high + 40}" role="img" aria-label="Throughput by ${by}">
${y.ticks.map((tick) => html`<line x1="${left}" x2="${width - 40}" y1="${up(tick)}" y2="${up(tick)}" class="grid"/><text x="${left - 12}" y="${up(tick) + 4}" class="end">${rate(tick)}</text>`)}
${x.ticks.map((tick) => html`<text x="${x.at(tick)}" y="${top + high + 18}" class="middle">${Number.isInteger(tick) && whole(tick)}</text>`)}
<text x="${width - 40}" y="${top + high + 36}" class="end soft">${by}</text>
<path d="M${x.at(first.count)} ${up(first.perSecond)}L${x.at(last.count)} ${up(linear(last.count))}" class="line dashed"/>
${curve !== undefined && html`<path d="${curve.join("")}" class="line s0"/>`}
${points.map(({ run, count, perSecond }) => html`<g class="s0"><title>${run}: ${rate(perSecond)}</title><circle cx="${x.at(count)}" cy="${up(perSecond)}" r="5" class="dot"/></g>`)}
</svg>`;
}

const width = 960;
const left = 90;
const top = 12;
const high = 220;
