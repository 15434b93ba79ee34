import { type Html, type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Result, Status } from "../../result/index.ts";
import type { JudgedPart } from "../judged/index.ts";
import { dash, plain, time } from "../words/index.ts";

type Findings = NonNullable<Result["parts"]["routes"]>["findings"];

/** A sign and the word: never colour alone. */
export function statusBadge(status: Status): Html {
  return html`<span class="status ${status === "not measured" ? "missing" : status}">${signs[status]} ${status}</span>`;
}

export const signs: Readonly<Record<Status, string>> = { passed: "✔", failed: "✖", "not measured": "–" };

/** A time in a cell: that of the real stack, below it what was measured and the factor. */
export function timeCell(milliseconds: number | undefined, factor: number): HtmlPart {
  if (milliseconds === undefined) return dash;
  if (factor === 1) return time(milliseconds);
  return html`${time(milliseconds * factor)}<small>${time(milliseconds)} ×${factor}</small>`;
}

/** The section of a part: its status, what it measured, its findings, then what is special to it. */
export function partSection({ part, title, status, sentence }: JudgedPart, findings: Findings, body: HtmlPart): Html {
  return html`<section class="card" id="${part}" aria-labelledby="${part}-title">
<header><h2 id="${part}-title">${title}</h2> ${statusBadge(status)}<span class="soft">${plain(sentence)}</span></header>
${findingList(findings)}
${body}
</section>
`;
}

/** The first of many; the others fold, so that the plots below are not pages away. */
function findingList(findings: Findings): HtmlPart {
  const seen = findings.length <= mostFindings + 2 ? findings.length : mostFindings;
  const rest = findings.slice(seen);
  return [
    seen > 0 && listOf(findings.slice(0, seen)),
    rest.length > 0 && html`<details><summary>${rest.length} more findings</summary>${listOf(rest)}</details>`,
  ];
}

const mostFindings = 4;

function listOf(findings: Findings): Html {
  return html`<ul class="findings">${findings.map(
    ({ check, severity, path, message, hint }) =>
      html`<li><strong>${severity}</strong> ${plain(path)}: ${plain(message)} ${hint !== undefined && html`<span class="soft">${plain(hint)}</span>`} <code>${check}</code></li>`,
  )}</ul>`;
}
