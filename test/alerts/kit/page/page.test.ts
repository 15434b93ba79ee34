import { parser } from "@prometheus-io/lezer-promql";
import test from "ava";
import { alertTable, coverageTable, group, renderAlertPages } from "../../../../alerts/kit/index.ts";
import { expressionInLines } from "../../../../alerts/kit/page/expression.ts";
import { lengthInWords } from "../../../../alerts/kit/page/words.ts";
import { print } from "../../../../metrics/kit/index.ts";
import { catalogue } from "../../catalogue.ts";
import { goldenFiles, matchesGolden } from "../golden.ts";
import { consumerLate, everyKind } from "../kafka.ts";

const groups = [
  group("every-kind", { rules: everyKind }),
  group("other", { rules: [consumerLate({ group: "billing" })] }),
];
const panels = [
  { dashboard: "Pools", panel: "Used", metrics: ["pool_used_connections"] },
  { dashboard: "Pools", panel: "Largest", metrics: ["pool_max_connections", "up"] },
  { dashboard: "Consumers", panel: "Lag", metrics: ["kafka_consumergroup_lag"] },
  { dashboard: "Overview", panel: "Consumers", metrics: [], watches: ["KafkaConsumerLate"] },
];

test("a page for each name", (t) => {
  const pages = renderAlertPages(groups, { panels });
  for (const [name, text] of Object.entries(pages)) matchesGolden(t, `pages/${name}`, text);
  t.deepEqual(goldenFiles("pages"), [...Object.keys(pages), "tables.md"].sort());
});

test("what differs only in its series, its limits and its owners is said once", (t) => {
  const one = { ...consumerLate({ group: "billing" }), owner: "billing" };
  const other = { ...consumerLate({ group: "mail", limit: "90s" }), owner: "post" };
  const { [`${one.name}.md`]: page = "" } = renderAlertPages([group("both", { rules: [one, other] })]);
  t.is(page.match(/```promql/g)?.length, 1);
  t.true(page.includes('The same for `group="mail"` (90 instead of 60).'), page);
  t.true(page.includes("owners **billing** and **post**"), page);
});

test("the tables", (t) => {
  const sections = groups.map((one) => ({ title: one.name, groups: [one] }));
  matchesGolden(t, "pages/tables.md", `${alertTable(sections)}\n\n${coverageTable(groups)}\n`);
});

test("an expression in lines is the same expression", (t) => {
  const rules = catalogue.flatMap((one) => one.rules);
  const long = rules.filter(({ expr }) => expressionInLines(expr).includes("\n"));
  t.true(long.length > 10);
  for (const { name, expr } of long) {
    t.is(tokens(expressionInLines(expr)), tokens(print(expr)), name);
    t.false(parser.parse(expressionInLines(expr)).toString().includes("⚠"), name);
  }
});

test("lengths in words", (t) => {
  const lengths = ["0s", "45s", "5m", "1h30m", "1d", "2d1h", "6m15s"] as const;
  t.deepEqual(lengths.map(lengthInWords), ["0 s", "45 s", "5 min", "1 h 30 min", "1 d", "2 d 1 h", "6 min 15 s"]);
});

function tokens(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
