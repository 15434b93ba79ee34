import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Accuracy } from "../../result/index.ts";
import { plain, whole } from "../words/index.ts";
import { table } from "./table.ts";

type Elsewhere = NonNullable<Accuracy["elsewhere"]>;

/** What alerts did in the scenarios of others: who is told of such a fault besides, and who by mistake. */
export function elsewhereBody(found: Elsewhere | undefined): HtmlPart {
  if (found === undefined) return undefined;
  const { judged, quiet, fired, absent, rows, notJudged } = found;
  const inOrder = rows.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return [
    judged > 0 &&
      html`<p class="soft">In scenarios of other alerts with the same metrics: ${whole(judged)} looked at, ${whole(quiet)} quiet and ${whole(fired)} firing as worked out from their rules, ${whole(found.false)} false, ${whole(absent)} did not fire and had to.</p>`,
    table({
      caption: "Alerts that fire in scenarios of others",
      rows: inOrder,
      open: inOrder.filter(({ outcome }) => outcome === "false").length,
      mark: ({ outcome }) => marks[outcome],
      columns: [
        { title: "Alert", cell: ({ alert, severity }) => html`${plain(alert)}<small>${plain(severity)}</small>` },
        { title: "In the scenario of", cell: ({ with: own }) => plain(own) },
        { title: "Scenario", cell: ({ scenario, kind }) => html`${plain(scenario)}<small>${kind}</small>` },
        {
          title: "Outcome",
          cell: ({ outcome }) => (outcome === "false" ? html`<span class="no">✖ false</span>` : outcome),
        },
        { title: "Times", kind: "number", cell: ({ times }) => whole(times) },
      ],
    }),
    table({
      caption: "Alerts that are not judged in scenarios of others",
      rows: notJudged,
      open: 0,
      columns: [
        { title: "Alert", cell: ({ alert, severity }) => html`${plain(alert)}<small>${plain(severity)}</small>` },
        { title: "Episodes", kind: "number", cell: ({ episodes }) => whole(episodes) },
        { title: "Why", kind: "wide", cell: ({ why }) => plain(why) },
      ],
    }),
  ];
}

const order = ["false", "absent", "as worked out"];
const marks = { false: "failed", absent: "missing", "as worked out": undefined } as const;
