import { type Html, type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Share } from "../../result/index.ts";
import { dash, shareText } from "../words/index.ts";

/** A share as a dot on a line from 0 to 1, its Wilson interval as whiskers; the numbers below. */
export function sharePlot(share: Share): HtmlPart {
  const { hits, of, low, high } = share;
  if (of === 0) return dash;
  const x = (value: number) => Number((6 + value * 188).toFixed(1));
  return html`<svg viewBox="0 0 200 18" width="200" height="18" role="img" aria-label="${shareText(share)}"><line class="grid" x1="6" x2="194" y1="9" y2="9"/>${[0, 0.5, 1].map((tick) => html`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="4" y2="14"/>`)}${whisker(low, high, x)}<circle class="dot" cx="${x(hits / of)}" cy="9" r="5"/></svg><small>${shareText(share)}</small>`;
}

function whisker(low: number | undefined, high: number | undefined, x: (value: number) => number): Html | undefined {
  if (low === undefined || high === undefined) return undefined;
  return html`<path class="whisker" d="M${x(low)} 9H${x(high)}M${x(low)} 5v8M${x(high)} 5v8"/>`;
}
