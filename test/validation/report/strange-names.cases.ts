import test from "ava";
import fc from "fast-check";
import { toHtml, toJunit, toMarkdown, toText } from "../../../validation/report/index.ts";
import type { Result } from "../../../validation/result/index.ts";
import { failedResult } from "./samples.ts";
import { faultsOfXml } from "./well-formed.ts";

const strange = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    "<script>alert(1)</script>",
    "a|b",
    "]]>",
    "\\|",
    "`x`",
    "a\r\nb",
    "| --- |",
    "@team #12",
    "\u0000",
    "\ud83d",
    "👩‍🚒",
    "x".repeat(500),
    "--><b>",
    "</table>",
    "&amp;",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const runs = { numRuns: 60 };

/** The names that come from users, in every place where the result has some. */
function named(name: string): Result {
  const result = failedResult();
  const text = JSON.stringify(result, (key, value) =>
    typeof value === "string" && !kept.has(key)
      ? `${name}${value}`
      : Array.isArray(value) && value.every((each) => typeof each === "string") && value.length > 0
        ? value.map((each) => `${name}${each}`)
        : value,
  );
  return JSON.parse(text);
}

const kept = new Set([
  "schema",
  "mode",
  "startedAt",
  "status",
  "outcome",
  "kind",
  "verdict",
  "severity",
  "check",
  "stage",
]);

test("strange names break no markup of the page", (t) => {
  const plainTags = tagsOf(toHtml(named("n")));
  fc.assert(
    fc.property(strange, (name) => {
      const page = toHtml(named(name));
      t.deepEqual(tagsOf(page), plainTags);
      t.deepEqual(faultsOfXml(page.slice(page.indexOf("<main"), page.indexOf("</body>"))), []);
    }),
    runs,
  );
});

test("strange names break no table of the Markdown", (t) => {
  const cells = (text: string) =>
    text
      .split("\n")
      .map((line) => (line.startsWith("|") ? line.replace(/\\\\/g, "").replace(/\\\|/g, "").split("|").length : 0));
  const usual = cells(toMarkdown(named("n")));
  fc.assert(
    fc.property(strange, (name) => {
      const text = toMarkdown(named(name));
      t.deepEqual(cells(text), usual);
      t.deepEqual(text.match(/<(?!\/?(?:details|summary)>)/g), null);
      t.true(text.length < 60_000);
    }),
    runs,
  );
});

test("strange names leave the XML well-formed", (t) => {
  fc.assert(
    fc.property(strange, (name) => {
      t.deepEqual(faultsOfXml(toJunit(named(name)).replace(/^<\?xml.*\n/, "")), []);
    }),
    runs,
  );
});

test("strange names break no line of the terminal's summary", (t) => {
  const lines = (name: string) => toText(named(name), "report.html").split("\n").length;
  fc.assert(
    fc.property(strange, (name) => {
      t.is(lines(name), lines("n"));
    }),
    runs,
  );
});

function tagsOf(page: string): string[] {
  return page.match(/<\/?[a-z][a-z0-9]*/g) ?? [];
}
