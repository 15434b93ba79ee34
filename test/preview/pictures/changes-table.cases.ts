import test from "ava";
import { changesTable } from "../../../preview/pictures/changes-table.ts";

test("nothing changed", (t) => {
  t.is(changesTable([], 12), "No panel of 12 looks otherwise than before.\n");
});

test("what changed, what is new and what is gone", (t) => {
  const changes = [
    {
      dashboard: "Stack",
      title: "Up",
      kind: "changed",
      share: 0.1234,
      before: "a b.png",
      after: "b.png",
      difference: "c.png",
    },
    {
      dashboard: "Stack",
      title: "Few",
      kind: "changed",
      share: 0.0004,
      before: "a.png",
      after: "b.png",
      difference: "c.png",
    },
    { dashboard: "Stack", title: "Wide", kind: "resized", share: 1, before: "a.png", after: "b.png" },
    { dashboard: "Stack", title: "New", kind: "new", after: "b.png" },
    { dashboard: "Stack", title: "a|b [c] <d>", kind: "removed", before: "a.png" },
  ] as const;
  t.is(
    changesTable(changes, 12),
    [
      "5 of 12 panels look otherwise than before.",
      "",
      "| panel | what | before | after | difference |",
      "|---|---|---|---|---|",
      "| Stack › Up | 12.3 % of its pixels | ![](a%20b.png) | ![](b.png) | ![](c.png) |",
      "| Stack › Few | under 0.1 % of its pixels | ![](a.png) | ![](b.png) | ![](c.png) |",
      "| Stack › Wide | resized | ![](a.png) | ![](b.png) |  |",
      "| Stack › New | new |  | ![](b.png) |  |",
      "| Stack › a\\|b \\[c\\] \\<d\\> | removed | ![](a.png) |  |  |",
      "",
    ].join("\n"),
  );
});
