import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import { asDeclared, type Routes } from "../../result/index.ts";
import { receivers } from "../judged/index.ts";
import { plain } from "../words/index.ts";
import { table } from "./table.ts";

/** Who was told against who was to be, what went wrong first. */
export function routesBody({ rows, inhibitions, mutes, grouping, watchdog }: Routes): HtmlPart {
  const wrong = rows.filter(({ outcome }) => !asDeclared(outcome));
  const right = rows.filter(({ outcome }) => asDeclared(outcome));
  return [
    html`<dl><dt>Inhibitions honoured</dt><dd>${inhibitions.honoured} of ${inhibitions.expected}</dd><dt>Mutes honoured</dt><dd>${mutes.honoured} of ${mutes.expected}</dd><dt>Grouped as declared</dt><dd>${grouping.right} of ${grouping.notifications} notifications</dd><dt>The alert that always fires</dt><dd>${watchdog === undefined ? html`<span class="no">✖ has no path</span>` : `${plain(watchdog.alert)} at ${plain(watchdog.receiver)}, ${watchdog.notifications} notifications`}</dd></dl>`,
    routeTable("Alerts told to somebody else than declared", wrong, 25),
    routeTable("Alerts told as declared", right, 0),
  ];
}

function routeTable(caption: string, rows: Routes["rows"], open: number): HtmlPart {
  return table({
    caption,
    rows,
    open,
    mark: ({ outcome }) => (asDeclared(outcome) ? undefined : "failed"),
    columns: [
      { title: "Alert", cell: ({ alert, severity }) => html`${plain(alert)}<small>${plain(severity)}</small>` },
      { title: "Declared", cell: ({ declared }) => plain(receivers(declared)) },
      { title: "Told", cell: ({ got }) => plain(receivers(got)) },
      { title: "Notifications", kind: "number", cell: ({ notifications }) => notifications },
      {
        title: "Outcome",
        cell: ({ outcome }) => (asDeclared(outcome) ? `✔ ${outcome}` : html`<span class="no">✖ ${outcome}</span>`),
      },
    ],
  });
}
