import { type Html, html } from "../../../../exporters/kit/index.ts";
import { percent, rate, time, whole } from "../../../../exporters/load-test/reading/index.ts";
import type { Ramp } from "../../ramp/index.ts";
import { type Axis, axisTo, round } from "./axis.ts";

/** A run along its time, in bands below each other: rate with users, P95, failures; the capacity and the moment at which it broke as lines through all. */
export function timeline(ramp: Ramp): Html {
  const { moments, capacity, broke } = ramp;
  const x = axisTo(Math.max(...moments.map(({ at }) => at)), left, width - left - right, 8);
  const failed = moments.map(({ requests, failures }) => (requests === 0 ? 0 : failures / requests));
  const p95 = moments.map(({ quantiles }) => quantiles.find(([quantile]) => quantile === "0.95")?.[1]);
  const users = moments.map((moment) => moment.users);
  const bands = [
    band(
      0,
      "requests/s",
      moments.map(({ perSecond }) => perSecond),
      rate,
      "s0",
    ),
    band(1, "P95", p95, time, "s1"),
    band(2, "failed", failed, percent, "s2"),
    ...(users.some((one) => one !== undefined) ? [band(3, "users", users, whole, "s3")] : []),
  ];
  const bottom = bands.length * (high + gap) + 14;
  return html`<svg class="plot" viewBox="0 0 ${width} ${bottom + 24}" role="img" aria-label="${ramp.run} along its time">
${bands.map(
  ({
    title,
    values,
    axis,
    text,
    series,
    top,
  }) => html`<text x="${left - 12}" y="${top + 12}" class="end">${title}</text><text x="${left - 12}" y="${top + 30}" class="end soft">${text(axis.end)}</text>
<line x1="${left}" x2="${width - right}" y1="${top}" y2="${top}" class="grid"/><line x1="${left}" x2="${width - right}" y1="${top + high}" y2="${top + high}" class="base"/>
<path d="${pathOf(values, moments, x, (value) => round(top + high - axis.at(value)))}" class="line ${series}"/>`,
)}
${x.ticks.map((tick) => html`<text x="${x.at(tick)}" y="${bottom + 12}" class="middle">${tick === 0 ? "0" : time(tick)}</text>`)}
${capacity !== undefined && mark(x.at(capacity.at), bottom, `held ${rate(capacity.perSecond)}`, "good", broke !== undefined && broke.moment.at - capacity.at < x.end / 4)}
${broke !== undefined && mark(x.at(broke.moment.at), bottom, "broke", "bad", false)}
</svg>`;
}

interface Band {
  readonly title: string;
  readonly values: readonly (number | undefined)[];
  readonly axis: Axis;
  readonly text: (value: number) => string;
  readonly series: string;
  readonly top: number;
}

function band(index: number, title: string, values: Band["values"], text: Band["text"], series: string): Band {
  const axis = axisTo(Math.max(...values.map((value) => value ?? 0)), 0, high, 2);
  return { title, values, axis, text, series, top: 22 + index * (high + gap) };
}

function pathOf(values: Band["values"], moments: Ramp["moments"], x: Axis, y: (value: number) => number): string {
  let isDown = false;
  return values
    .map((value, index) => {
      if (value === undefined) {
        isDown = false;
        return "";
      }
      const step = `${isDown ? "L" : "M"}${x.at(moments[index]?.at ?? 0)} ${y(value)}`;
      isDown = true;
      return step;
    })
    .join("");
}

function mark(x: number, bottom: number, text: string, kind: "good" | "bad", leftwards: boolean): Html {
  return html`<line x1="${x}" x2="${x}" y1="14" y2="${bottom}" class="mark ${kind}"/><text x="${leftwards ? x - 5 : x + 5}" y="12" class="${leftwards && "end "}${kind}">${text}</text>`;
}

const width = 960;
const left = 110;
const right = 40;
const high = 64;
const gap = 16;
