import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { ChangeRow } from "../../result/index.ts";
import { worseFirst } from "../change-row.ts";
import { plain } from "../words/index.ts";
import { table } from "./table.ts";

/** What became of every figure since the baseline. */
export function changesSection(changes: readonly ChangeRow[]): HtmlPart {
  if (changes.length === 0) return undefined;
  const worse = changes.filter(({ verdict }) => verdict === "worse").length;
  return html`<section class="card" id="baseline" aria-labelledby="baseline-title"><header><h2 id="baseline-title">Against the baseline</h2><span class="soft">${worse} of ${changes.length} figures got worse</span></header>
${table({
  caption: "Figures",
  rows: worseFirst(changes),
  open: Math.max(worse, 10),
  mark: ({ verdict }) => (verdict === "worse" ? "failed" : undefined),
  columns: [
    { title: "Figure", cell: ({ name }) => plain(name) },
    { title: "Before", kind: "number", cell: ({ before }) => plain(before) },
    { title: "After", kind: "number", cell: ({ after }) => plain(after) },
    { title: "Change", kind: "number", cell: ({ change }) => plain(change) },
    {
      title: "Verdict",
      cell: ({ verdict }) => (verdict === "worse" ? html`<span class="no">✖ worse</span>` : verdict),
    },
  ],
})}</section>
`;
}
