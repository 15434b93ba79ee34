// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Grafana refers to variables
import test from "ava";
import fc from "fast-check";
import { interpolate, namesIn, type Values } from "../../../../preview/app/src/variables/index.ts";

const values: Values = {
  job: "api",
  instance: { value: ["a:1", "b.c:2"], text: ["A", "B"], several: true },
  one: { value: ["a.b"], several: true },
  plain: { value: 'C:\\new "x"', text: "disk" },
  all: { value: ["x", "y"], text: "All", several: true, urlValue: "$__all" },
  everything: { value: ".*", text: "All", several: true, urlValue: "$__all", verbatim: true },
  __from: { value: "1768478400000", date: (pattern) => `<${pattern}>` },
  __dashboard: { value: "My title", fields: { uid: "abc", name: "My title" } },
};

const written = test.macro({
  exec(t, text: string, expected: string) {
    t.is(interpolate(text, values, "promql"), expected);
  },
  title: (_, text) => `${text} as Grafana writes it`,
});

test(written, "up{job='$job'}", "up{job='api'}");
test(written, "${job}s [[job]] $jobs", "apis api $jobs");
test(written, "$nobody ${nobody:csv} [[nobody]]", "$nobody ${nobody:csv} [[nobody]]");
test(written, "$instance", "(a:1|b\\\\.c:2)");
test(written, "$one", "a\\\\.b");
test(written, "$plain", 'C:\\\\new \\"x\\"');
test(written, "$everything ${everything:regex} ${everything:csv}", ".* .* .*");
test(
  written,
  "${instance:csv} ${instance:pipe} ${instance:glob} ${instance:raw}",
  "a:1,b.c:2 a:1|b.c:2 {a:1,b.c:2} a:1,b.c:2",
);
test(written, "${instance:regex} ${one:regex}", "(a:1|b\\.c:2) a\\.b");
test(written, "${instance:json} ${job:json}", '["a:1","b.c:2"] api');
test(written, "${instance:text} ${instance.text} ${plain:text} ${all:text}", "A + B (A|B) disk All");
test(written, "${instance:queryparam} ${all:queryparam}", "var-instance=a%3A1&var-instance=b.c%3A2 var-all=%24__all");
test(
  written,
  "${instance:singlequote} ${plain:doublequote} ${instance:sqlstring}",
  "'a:1','b.c:2' \"C:\\new \\\"x\\\"\" 'a:1','b.c:2'",
);
test(written, "${instance:percentencode} ${plain:percentencode}", "%7Ba%3A1%2Cb.c%3A2%7D C%3A%5Cnew%20%22x%22");
test(written, "${instance:lucene}", '("a\\:1" OR "b.c\\:2")');
test(written, "${instance:distributed} ${instance:join:;}", "a:1,instance=b.c:2 a:1;b.c:2");
test(written, "${instance.1} ${instance:nonsense}", "b\\\\.c:2 {a:1,b.c:2}");
test(
  written,
  "${__from} ${__from:date} ${__from:date:iso}",
  "1768478400000 2026-01-15T12:00:00.000Z 2026-01-15T12:00:00.000Z",
);
test(written, "${__from:date:seconds} ${__from:date:YYYY-MM} ${job:date}", "1768478400 <YYYY-MM> NaN");
test(written, "${__from:date:HH:mm}", "<HH:mm>");
test(written, "${__dashboard} ${__dashboard.uid}", "My title abc");

test("what people read has the texts", (t) => {
  t.is(interpolate("$instance of $job: $all", values, "text"), "A + B of api: All");
});

test("a whole matcher keeps its quotes", (t) => {
  t.is(interpolate("up{$filter}", { filter: 'job="api"' }, "promql"), 'up{job="api"}');
});

test("names that every object has are no variables", (t) => {
  t.is(interpolate("$constructor ${toString}", {}, "promql"), "$constructor ${toString}");
  t.is(interpolate("${job.constructor}", values, "raw"), "api");
});

test("the names in a text are those that are replaced in it", (t) => {
  const text = "$a ${b} ${c:csv} [[d]] ${e.text} $a$f";
  t.deepEqual([...namesIn(text)], ["a", "b", "c", "d", "e", "f"]);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("x", "y_1"), (around, name) => {
      const asked = `${around.replaceAll(/[$[]/g, "")} \${${name}}`;
      return namesIn(asked).has(name) && interpolate(asked, { [name]: "value" }, "raw").endsWith(" value");
    }),
  );
});

test("any value of a variable that may have several matches itself and nothing else as a regular expression in PromQL", (t) => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (several) => {
      const written = interpolate("$x", { x: { value: several, several: true } }, "promql");
      // What the PromQL parser makes of the text between the quotes.
      const pattern = new RegExp(`^(?:${written.replaceAll(/\\(.)/gs, "$1")})$`, "s");
      return several.every((value) => pattern.test(value)) && !pattern.test(`${several.join("")}.`);
    }),
  );
  t.pass();
});

test("the one value of a variable stays itself between double quotes in PromQL", (t) => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      fc.pre(!/^\w+(?:=|!=|=~|!~)".*"$/.test(value));
      const written = interpolate("$x", { x: value }, "promql");
      return !/(^|[^\\])(\\\\)*"/.test(written) && written.replaceAll(/\\(.)/gs, "$1") === value;
    }),
  );
  t.pass();
});
