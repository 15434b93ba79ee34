import test from "ava";
import fc from "fast-check";
import { counter, type Matchers, not } from "../../../../alerts/kit/index.ts";
import { labelsFor, labelsOutside } from "../../../../alerts/kit/objective/examples/labels.ts";
import { matchingText } from "../../../../alerts/kit/objective/examples/text.ts";

const matched = test.macro({
  exec: (t, source: string, text: string | undefined) => t.is(matchingText(source), text),
  title: (_, source) => `a text that /${source}/ matches`,
});

test(matched, "5..", "500");
test(matched, "5\\d\\d|4[01]9", "500");
test(matched, "(GET|POST)", "GET");
test(matched, "(?:a(b|c))+x?", "ab");
test(matched, "[^a]b*", "0");
test(matched, "[\\d_]{3}-(?P<n>z)", "000-z");
test(matched, "(?i)ok", "ok");
test(matched, "\\.x{0,2}", ".");
test(matched, ".*", "");
test(matched, "(", undefined);
test(matched, "[[:alpha:]]", undefined);

test("whatever text is told is matched", (t) => {
  const part = fc.constantFrom("a", ".", "\\d", "[a-c]", "(x|y)", "z?", "\\.", "w+", "q{2}", "|b");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = matchingText(parts.join(""));
      return text === undefined || new RegExp(`^(?:${parts.join("")})$`, "s").test(text);
    }),
  );
  t.pass();
});

const calls = counter("calls_total", { help: "Calls.", labels: ["code", "method"] });
const node = (matchers: Matchers<"code" | "method">) => calls.where(matchers).node;

test("labels that all matchers accept", (t) => {
  t.deepEqual(labelsFor(node({ code: /5../, method: "GET" }).matchers), { code: "500", method: "GET" });
  t.deepEqual(labelsFor(node({ code: not("200") }).matchers), {});
  t.deepEqual(labelsFor(node({ code: not("") }).matchers), { code: "other" });
  t.is(labelsFor(calls.where({ code: "1" }).where({ code: "2" }).node.matchers), undefined);
});

test("labels that one selector takes and the others do not", (t) => {
  t.deepEqual(labelsOutside(node({ method: "GET" }), [node({ method: "GET", code: /5../ })]), { method: "GET" });
  t.deepEqual(labelsOutside(node({}), [node({ code: not("200") })]), { code: "200" });
  t.deepEqual(labelsOutside(node({}), [node({ code: not(/2..|304/) })]), { code: "200" });
  t.deepEqual(labelsOutside(node({}), [node({ code: /.*/ })]), undefined);
  t.deepEqual(labelsOutside(node({}), [node({})]), undefined);
});
