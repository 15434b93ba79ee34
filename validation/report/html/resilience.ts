import { type Html, type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { KillCase, Resilience } from "../../result/index.ts";
import { lossesOf } from "../judged/index.ts";
import { dash, plain } from "../words/index.ts";
import { signs, statusBadge, timeCell } from "./pieces.ts";
import { table } from "./table.ts";

/** The kill matrix as a grid, each of its cases, and receivers that do not answer as they should. */
export function resilienceBody({ cases, possible, receivers }: Resilience, factor: number): HtmlPart {
  const worst = cases.toSorted((a, b) => rank(a) - rank(b));
  const failed = cases.filter(({ status }) => status === "failed").length;
  return [
    grid(cases),
    cases.length < possible &&
      html`<p class="soft">${cases.length} of ${possible} cases: a selection in which every pair of values that can go together is played.</p>`,
    table({
      caption: "Cases",
      rows: worst,
      open: failed === 0 ? 5 : Math.max(failed, 5),
      mark: ({ status }) => (status === "failed" ? "failed" : status === "not measured" ? "missing" : undefined),
      columns: [
        { title: "Case", cell: ({ id, status }) => html`${plain(id)}<small>${signs[status]} ${status}</small>` },
        { title: "Lost", kind: "number", cell: ({ lost }) => lost },
        { title: "Duplicated", kind: "number", cell: ({ duplicated }) => duplicated },
        { title: "False resolved", kind: "number", cell: ({ falseResolved }) => falseResolved },
        { title: "False firing", kind: "number", cell: ({ falseFiring }) => falseFiring },
        { title: "Samples lost", kind: "number", cell: ({ samplesLost }) => samplesLost },
        {
          title: "Silences",
          cell: ({ silencesKept }) => (silencesKept === undefined ? dash : silencesKept ? "kept" : "gone"),
        },
        {
          title: "Recovery",
          kind: "number",
          cell: ({ recovery }) => (recovery === undefined ? "never" : timeCell(recovery, factor)),
        },
        { title: "By design", kind: "wide", cell: ({ notes }) => plain(notes.join(" ")) },
      ],
    }),
    table({
      caption: "Receivers that do not answer as they should",
      rows: receivers,
      mark: ({ status }) => (status === "failed" ? "failed" : status === "not measured" ? "missing" : undefined),
      columns: [
        { title: "Answer", cell: ({ answer }) => plain(answer) },
        { title: "", cell: ({ status }) => statusBadge(status) },
        { title: "Attempts", kind: "number", cell: ({ attempts }) => attempts },
        { title: "Delivered", kind: "number", cell: ({ delivered }) => delivered },
        { title: "Lost", kind: "number", cell: ({ lost }) => lost },
        { title: "Duplicated", kind: "number", cell: ({ duplicated }) => duplicated },
        {
          title: "Recovery",
          kind: "number",
          cell: ({ recovery }) => (recovery === undefined ? "never" : timeCell(recovery, factor)),
        },
      ],
    }),
  ];
}

/** What died, against when; in a cell how and for how long, with a sign. */
function grid(cases: readonly KillCase[]): HtmlPart {
  const whens = [
    ...new Set([
      ...usualWhens.filter((when) => cases.some((each) => each.when === when)),
      ...cases.map(({ when }) => when),
    ]),
  ];
  const rows = [...Map.groupBy(cases, ({ part }) => part)].map(([part, own]) => ({ part, own }));
  return table({
    caption: "Kill matrix",
    rows,
    open: 30,
    columns: [
      { title: "What died", cell: ({ part }) => plain(part) },
      ...whens.map((when) => ({
        title: plain(when),
        cell: ({ own }: (typeof rows)[number]) => own.filter((each) => each.when === when).map(chip),
      })),
    ],
  });
}

const usualWhens = ["before", "pending", "firing", "resolving"];

function chip(each: KillCase): Html {
  const lost = lossesOf(each);
  return html`<span class="kill ${each.status === "not measured" ? "missing" : each.status}" title="${lost || "nothing lost"}">${signs[each.status]} ${plain(each.how)}, ${plain(each.outage)}</span>`;
}

function rank({ status }: KillCase): number {
  return ["failed", "not measured", "passed"].indexOf(status);
}
