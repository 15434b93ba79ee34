import test from "ava";
import { reportLines, watchedWords } from "../../cli/preview-lines.ts";
import type { Finding } from "../../problems/index.ts";

const fault: Finding = {
  check: "dashboards/title",
  severity: "error",
  path: 'dashboards/shop › panel "orders"',
  message: "has no title.",
  hint: "Give it one.",
};
const rendered = {
  kind: "rendered",
  files: ["dashboards/shop.ts"],
  changed: ["shop"],
  removed: [],
  milliseconds: 239.6,
} as const;

test("a change with what came of it and how long it took", (t) => {
  const line = reportLines();
  t.is(line(rendered), "dashboards/shop.ts → 1 dashboard in 240 ms\n");
  t.is(
    line({ ...rendered, changed: ["a", "b"], removed: ["c"] }),
    "dashboards/shop.ts → 2 dashboards, 1 removed in 240 ms\n",
  );
  t.is(line({ ...rendered, changed: [] }), "dashboards/shop.ts → no dashboard changes in 240 ms\n");
  t.is(
    line({ ...rendered, files: ["a.ts", "b.ts", "c.ts", "d.ts"] }),
    "a.ts, b.ts, c.ts and 1 more → 1 dashboard in 240 ms\n",
  );
  t.is(line({ ...rendered, files: [] }), "", "the start is told elsewhere");
});

test("findings are told once, and when they are gone", (t) => {
  const line = reportLines();
  t.is(line({ kind: "checked", findings: [] }), "");
  const told = line({ kind: "checked", findings: [fault] });
  t.regex(told, /^ {4}error: .*has no title\. \[dashboards\/title\]\n {8}→ Give it one\.\n$/);
  t.is(line({ kind: "checked", findings: [fault] }), "");
  t.is(line({ kind: "checked", findings: [] }), "nothing is wrong any more\n");
  t.is(line({ kind: "checked", findings: [] }), "");
});

test("what does not load is told each time", (t) => {
  const line = reportLines();
  const failed = { kind: "failed", files: ["shop.ts"], findings: [{ ...fault, path: "shop.ts" }] } as const;
  t.regex(line(failed), /^shop\.ts → not rendered\n {4}error: shop\.ts: has no title/);
  t.regex(line(failed), /not rendered/);
  t.regex(line({ ...failed, files: [] }), /^start → not rendered\n/);
});

test("warnings about the rest of the stack are left to lint", (t) => {
  const line = reportLines();
  const warning: Finding = { ...fault, check: "bundle/no-address", severity: "warning" };
  t.is(line({ kind: "checked", findings: [warning] }), "");
  t.regex(line({ kind: "checked", findings: [{ ...warning, check: "dashboards/legend" }] }), /^ {4}warning: /);
});

test("where changes are seen", (t) => {
  const sources = () => ["/p/Pulumi.yaml", "/p/dashboards/a.ts", "/p/dashboards/b/c.ts", "/elsewhere/kit/d.ts"];
  t.is(watchedWords({ sources }, "/p"), "4 files in ., /elsewhere/kit, dashboards");
});
