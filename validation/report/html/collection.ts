import type { HtmlPart } from "../../../exporters/kit/index.ts";
import type { Collection } from "../../result/index.ts";
import { dash, time, whole } from "../words/index.ts";
import { table } from "./table.ts";

/** Every run of the reference target, against what it exposed. */
export function collectionBody({ runs }: Collection): HtmlPart {
  return table({
    caption: "Reference target, not compressed",
    rows: runs.toSorted((a, b) => Number(b.lost + b.wrong > 0) - Number(a.lost + a.wrong > 0)),
    mark: ({ lost, wrong }) => (lost + wrong > 0 ? "failed" : undefined),
    columns: [
      { title: "Interval", kind: "number", cell: ({ interval }) => time(interval) },
      { title: "Series", kind: "number", cell: ({ series }) => whole(series) },
      { title: "Samples due", kind: "number", cell: ({ exposed }) => whole(exposed) },
      { title: "Lost", kind: "number", cell: ({ lost }) => whole(lost) },
      { title: "Wrong", kind: "number", cell: ({ wrong }) => whole(wrong) },
      {
        title: "Scrape P50",
        kind: "number",
        cell: ({ scrape }) => (scrape.p50 === undefined ? dash : time(scrape.p50)),
      },
      {
        title: "Scrape P95",
        kind: "number",
        cell: ({ scrape }) => (scrape.p95 === undefined ? dash : time(scrape.p95)),
      },
      { title: "Longest", kind: "number", cell: ({ scrape }) => (scrape.max === undefined ? dash : time(scrape.max)) },
      { title: "Stale after", kind: "number", cell: ({ stale }) => (stale === undefined ? dash : time(stale)) },
    ],
  });
}
