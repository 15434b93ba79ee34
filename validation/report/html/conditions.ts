import { type Html, html } from "../../../exporters/kit/index.ts";
import type { Result } from "../../result/index.ts";
import { factorSentence } from "../verdict-line.ts";
import { plain, time, whole } from "../words/index.ts";

/** Under what all of it was measured, how times are to be read, and what the copy does otherwise. */
export function conditionsSection({ conditions, deviations }: Result): Html {
  const { factor, scrapeInterval, evaluationInterval, versions, processors, memory, selection } = conditions;
  const rows: readonly (readonly [string, string])[] = [
    ["Factor", factor === 1 ? "1: nothing is compressed" : `${factor}`],
    ["Scrape interval", time(scrapeInterval)],
    ["Evaluation interval", time(evaluationInterval)],
    ["Selection", plain(selection)],
    ["Machine", `${processors} processors, ${whole(memory)} MiB`],
    ...Object.entries(versions).map(([name, version]) => [plain(name), plain(version)] as const),
  ];
  return html`<section class="card" id="conditions" aria-labelledby="conditions-title"><header><h2 id="conditions-title">Conditions</h2><span class="soft">${factorSentence(factor)}</span></header>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${deviations.length > 0 && html`<details><summary>What the copy does otherwise than the real stack (${deviations.length})</summary><ul>${deviations.map((text) => html`<li>${plain(text)}</li>`)}</ul></details>`}</section>
`;
}
