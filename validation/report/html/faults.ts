import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Faults } from "../../result/index.ts";
import { receivers } from "../judged/index.ts";
import { dash, plain, whole } from "../words/index.ts";
import { signs, timeCell } from "./pieces.ts";
import { table } from "./table.ts";

/** Each fault of the watched system, and what more workers bring. */
export function faultsBody({ cases, scaling }: Faults, factor: number): HtmlPart {
  const order = ["failed", "not measured", "passed"];
  return [
    table({
      caption: "Faults",
      rows: cases.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status)),
      open: 30,
      mark: ({ status }) => (status === "failed" ? "failed" : status === "not measured" ? "missing" : undefined),
      columns: [
        { title: "Fault", cell: ({ fault, status }) => html`${plain(fault)}<small>${signs[status]} ${status}</small>` },
        { title: "Declared", cell: ({ declared }) => plain(receivers(declared)).replace("nobody", "nothing") },
        { title: "Arrived", cell: ({ arrived }) => plain(receivers(arrived)).replace("nobody", "nothing") },
        {
          title: "Undeclared",
          cell: ({ undeclared }) =>
            undeclared.length === 0 ? dash : html`<span class="no">✖ ${plain(undeclared.join(", "))}</span>`,
        },
        { title: "Told after", kind: "number", cell: ({ told }) => timeCell(told, factor) },
        { title: "All told after", kind: "number", cell: ({ toldAll }) => timeCell(toldAll, factor) },
        { title: "Allowed", kind: "number", cell: ({ bound }) => timeCell(bound, factor) },
        // The system runs at its own speed.
        { title: "Works again after", kind: "number", cell: ({ recovered }) => timeCell(recovered, 1) },
        { title: "Resolved after", kind: "number", cell: ({ resolved }) => timeCell(resolved, factor) },
        {
          title: "Messages",
          cell: ({ messages }) =>
            messages === undefined
              ? dash
              : html`${whole(messages.delivered)} of ${whole(messages.sent)}<small>${whole(messages.lost)} lost, ${whole(messages.storedAndForwarded)} stored and forwarded</small>`,
        },
        { title: "Notes", kind: "wide", cell: ({ notes }) => plain(notes.join(" ")) },
      ],
    }),
    table({
      caption: "Throughput by workers",
      rows: scaling,
      columns: [
        { title: "Workers", kind: "number", cell: ({ workers }) => workers },
        { title: "Per second", kind: "number", cell: ({ throughput }) => throughput },
        {
          title: "Against the first",
          kind: "number",
          cell: ({ throughput }) =>
            scaling[0] === undefined || scaling[0].throughput === 0
              ? dash
              : `${(throughput / scaling[0].throughput).toFixed(2)}×`,
        },
        { title: "Share of each", cell: ({ share }) => share.map((part) => `${Math.round(part * 100)} %`).join(", ") },
      ],
    }),
  ];
}
