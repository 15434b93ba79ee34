import { type Html, html } from "../../../exporters/kit/index.ts";
import { type LatencyStage, stageNames } from "../../result/index.ts";
import { time } from "../words/index.ts";

/** Words for the stages, in their order. */
export const stageTitles: Readonly<Record<LatencyStage, string>> = {
  stored: "until stored",
  active: "until active",
  firing: "until firing",
  alertmanager: "to Alertmanager",
  inbox: "to the inbox",
};

export interface Stacked {
  readonly stages: Readonly<Record<LatencyStage, number>>;
  /** Milliseconds that the bar's whole width stands for. */
  readonly full: number;
  /** Where the mark of the bound stands, milliseconds. */
  readonly bound?: number;
  readonly factor: number;
}

const width = 420;

/** Stages one after the other as one horizontal bar, the bound as an upright mark across it. */
export function stageBar({ stages, full, bound, factor }: Stacked): Html {
  const at = (milliseconds: number) => Number(((milliseconds / full) * width).toFixed(1));
  let start = 0;
  const parts = stageNames.map((name, n) => {
    const from = start;
    start += stages[name];
    const title = `${stageTitles[name]}: ${time(stages[name] * factor)}`;
    return html`<rect class="f${n + 1}" x="${at(from)}" y="3" width="${Math.max(0, at(start) - at(from))}" height="14"><title>${title}</title></rect>`;
  });
  const told = stageNames.map((name) => `${stageTitles[name]} ${time(stages[name] * factor)}`).join(", ");
  const label = bound === undefined ? told : `${told}; bound ${time(bound * factor)}`;
  return html`<svg viewBox="0 0 ${width} 20" width="${width}" height="20" role="img" aria-label="${label}"><rect class="track" x="0" y="3" width="${width}" height="14" rx="2"/>${parts}${bound !== undefined && html`<line class="mark" x1="${at(bound)}" x2="${at(bound)}" y1="0" y2="20"/>`}</svg>`;
}

/** Which colour is which stage. */
export function stageLegend(): Html {
  return html`<p class="legend">${stageNames.map((name, n) => html`<span><svg width="12" height="12" aria-hidden="true"><rect class="f${n + 1}" width="12" height="12" rx="2"/></svg>${n + 1}. ${stageTitles[name]}</span>`)}<span><svg width="4" height="14" aria-hidden="true"><line class="mark" x1="2" x2="2" y1="0" y2="14"/></svg>bound from the settings</span></p>`;
}
