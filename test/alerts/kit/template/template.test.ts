import test from "ava";
import {
  fillTemplate,
  type Template,
  templateParts,
  toGoTemplate,
  type ValueFormat,
} from "../../../../alerts/kit/template/index.ts";

const formats = test.macro({
  exec(t, format: ValueFormat, value: number, expected: string) {
    t.is(fillTemplate([{ value: format }], { labels: {}, value }), expected);
  },
  title: (_, format, value, expected) => `${format} of ${value} is ${expected}`,
});

test(formats, "plain", 0, "0");
test(formats, "plain", 375, "375");
test(formats, "plain", 0.1, "0.1");
test(formats, "plain", 0.00001, "1e-05");
test(formats, "plain", 123456.75, "123456.75");
test(formats, "plain", 1e6, "1e+06");
test(formats, "plain", 12345678, "1.2345678e+07");
test(formats, "plain", Number.NaN, "NaN");
test(formats, "plain", Number.NEGATIVE_INFINITY, "-Inf");
test(formats, "humanize", 0, "0");
test(formats, "humanize", 1234567, "1.235M");
test(formats, "humanize", 999.95, "1000");
test(formats, "humanize", 1000.5, "1k");
test(formats, "humanize", 0.0012345, "1.234m");
test(formats, "humanize", -12, "-12");
test(formats, "humanize1024", 1, "1");
test(formats, "humanize1024", 1536, "1.5ki");
test(formats, "humanize1024", 8 * 1024 ** 3, "8Gi");
test(formats, "humanizePercentage", 0.0625, "6.25%");
test(formats, "humanizePercentage", 123.456, "1.235e+04%");
test(formats, "humanizeDuration", 0, "0s");
test(formats, "humanizeDuration", 0.0123, "12.3ms");
test(formats, "humanizeDuration", 12.5, "12.5s");
test(formats, "humanizeDuration", 375, "6m 15s");
test(formats, "humanizeDuration", 3600, "1h 0m 0s");
test(formats, "humanizeDuration", -93784, "-1d 2h 3m 4s");
test(formats, "humanizeDuration", Number.POSITIVE_INFINITY, "+Inf");

const late: Template<"group" | "topic"> = ({ labels, value }) =>
  `${labels.group} is ${value.humanizeDuration} (${value} s) behind on ${labels.topic}`;

test("a template becomes Go's", (t) => {
  t.is(
    toGoTemplate(templateParts(late)),
    "{{ $labels.group }} is {{ $value | humanizeDuration }} ({{ $value }} s) behind on {{ $labels.topic }}",
  );
});

test("a template is filled as Prometheus fills it, a missing label with nothing", (t) => {
  t.is(
    fillTemplate(templateParts(late), { labels: { group: "router" }, value: 375 }),
    "router is 6m 15s (375 s) behind on ",
  );
});

test("braces that were typed stay braces", (t) => {
  const parts = templateParts("say {{ twice }}");
  t.is(toGoTemplate(parts), 'say {{ "{{" }} twice }}');
  t.is(fillTemplate(parts, { labels: {}, value: 1 }), "say {{ twice }}");
});

test("a label with a dot is indexed", (t) => {
  const template: Template<"service.name"> = ({ labels }) => `${labels["service.name"]} down`;
  t.is(toGoTemplate(templateParts(template)), '{{ index $labels "service.name" }} down');
});

const chosen = ["/d/x?viewPanel=1", { parameter: "var-route", label: "route" }, { parameter: "var-a.b", label: "a.b" }];

test("a parameter of an address is there when the label is", (t) => {
  t.is(
    toGoTemplate(chosen),
    '/d/x?viewPanel=1{{ with $labels.route }}&var-route={{ . | urlquery }}{{ end }}{{ with index $labels "a.b" }}&var-a.b={{ . | urlquery }}{{ end }}',
  );
  t.is(fillTemplate(chosen, { labels: {}, value: 1 }), "/d/x?viewPanel=1");
  t.is(
    fillTemplate(chosen, { labels: { route: "/a b&c=ä*('!)~" }, value: 1 }),
    "/d/x?viewPanel=1&var-route=%2Fa+b%26c%3D%C3%A4%2A%28%27%21%29~",
  );
});
