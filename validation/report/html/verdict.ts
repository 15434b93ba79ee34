import { type Html, html } from "../../../exporters/kit/index.ts";
import type { Result } from "../../result/index.ts";
import { gateText } from "../gate-text.ts";
import { partTitles } from "../judged/index.ts";
import { interruptedSentence, subjectLine, verdictLine } from "../verdict-line.ts";
import { plain } from "../words/index.ts";
import { table } from "./table.ts";

/** What whoever signs the release reads: ready or not, the score, and why not. */
export function verdict(result: Result): Html {
  const { readiness } = result;
  const { score, gates } = readiness;
  const failed = gates.filter((gate) => gate.failed);
  const interrupted = interruptedSentence(result);
  return html`<div class="card verdict ${readiness.verdict.replace(" ", "-")}">
<div class="score">${score === undefined ? "–" : Math.floor(score)}<small>of 100</small></div>
<div><h1>${verdictLine(result)}</h1>${interrupted !== undefined && html`<p class="interrupted">${interrupted}</p>`}<p class="soft">${plain(subjectLine(result))}, began ${result.startedAt}</p>
<ul class="gates">${failed.map(
    ({ gate, subjects }) =>
      html`<li><span class="no">✖ gate failed:</span> ${gateText(gate)}${subjectsOf(subjects)}</li>`,
  )}${failed.length === 0 && gates.length > 0 && html`<li><span class="yes">✔</span> no gate failed (${gates.length})</li>`}</ul></div>
</div>
`;
}

/** What each part earned of its weight, and every gate. */
export function scoring({ readiness: { weights, gates } }: Result): Html {
  return html`<section class="card" id="score" aria-labelledby="score-title"><header><h2 id="score-title">Score</h2><span class="soft">of what was measured; a failed gate is not made good by any score</span></header>
${table({
  caption: "Weights",
  rows: weights,
  mark: ({ earned }) => (earned === undefined ? "missing" : undefined),
  columns: [
    { title: "Part", cell: ({ part }) => titles[part] ?? plain(part) },
    { title: "Weight", kind: "number", cell: ({ weight }) => weight },
    {
      title: "Earned",
      kind: "number",
      cell: ({ earned }) => (earned === undefined ? "not measured" : `${Math.floor(earned * 100)} %`),
    },
  ],
})}
${table({
  caption: "Gates",
  rows: gates.toSorted((a, b) => Number(b.failed) - Number(a.failed)),
  mark: ({ failed }) => (failed ? "failed" : undefined),
  columns: [
    { title: "Gate: what would be wrong", kind: "wide", cell: ({ gate }) => gateText(gate) },
    { title: "", cell: ({ failed }) => (failed ? "✖ failed" : "✔ held") },
    { title: "Subjects", kind: "wide", cell: ({ subjects }) => plain(subjects.join(", ")) },
  ],
})}</section>
`;
}

const titles: Readonly<Record<string, string>> = partTitles;

function subjectsOf(subjects: readonly string[]): Html | undefined {
  if (subjects.length === 0) return undefined;
  const [first, rest] = [subjects.slice(0, 8), subjects.slice(8)];
  return html`: ${first.map(plain).join(", ")}${rest.length > 0 && html`<details><summary>and ${rest.length} more</summary>${rest.map(plain).join(", ")}</details>`}`;
}
