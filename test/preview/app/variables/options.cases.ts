import test from "ava";
import fc from "fast-check";
import {
  customOptions,
  filtered,
  loadOptions,
  readVariableQuery,
  sorted,
  type VariableQuery,
} from "../../../../preview/app/src/variables/index.ts";

const read = test.macro({
  exec(t, query: unknown, expected: VariableQuery | undefined) {
    t.deepEqual(readVariableQuery(query), expected);
  },
  title: (_, query) => `the query ${JSON.stringify(query)} is read`,
});

test(read, "label_names()", { kind: "labels", selector: "" });
test(read, "label_names(up)", { kind: "labels", selector: "up" });
test(read, "label_values(job)", { kind: "values", label: "job", selector: "" });
test(read, "label_values(up, job)", { kind: "values", label: "job", selector: "up" });
test(read, 'label_values(up{a="1,2", b=~"(x|y)"},  job )', {
  kind: "values",
  label: "job",
  selector: 'up{a="1,2", b=~"(x|y)"}',
});
test(read, 'label_values({job="$job"}, $label)', { kind: "values", label: "$label", selector: '{job="$job"}' });
test(read, "metrics(^go_)", { kind: "metrics", pattern: "^go_" });
test(read, "query_result(topk(3, sum by (job) (up)))", { kind: "result", expr: "topk(3, sum by (job) (up))" });
test(read, 'up{job="api"}', { kind: "series", selector: 'up{job="api"}' });
test(read, "", undefined);
test(read, undefined, undefined);
test(read, { query: "label_values(up, job)", refId: "x" }, { kind: "values", label: "job", selector: "up" });
test(read, { qryType: 1, query: "label_values(a, b)", label: "c" }, { kind: "values", label: "b", selector: "a" });
test(read, { qryType: 0, match: "up" }, { kind: "labels", selector: "up" });
test(
  read,
  { qryType: 1, label: "job", metric: "up", labelFilters: [{ label: "a", op: "!=", value: "b" }] },
  {
    kind: "values",
    label: "job",
    selector: 'up{a!="b"}',
  },
);
test(read, { qryType: 1, metric: "up" }, undefined);
test(read, { qryType: 2, metric: "go_.*" }, { kind: "metrics", pattern: "go_.*" });
test(read, { qryType: 3, varQuery: "up" }, { kind: "result", expr: "up" });
test(read, { qryType: 4, seriesQuery: "up" }, { kind: "series", selector: "up" });
test(read, { qryType: 5, classicQuery: "label_values(job)" }, { kind: "values", label: "job", selector: "" });

const cut = test.macro({
  exec(t, regex: string, expected: readonly string[]) {
    const options = filtered(['up{job="api",instance="a:1"} 1 17', 'up{job="db",instance="b:2"} 0 17'], regex);
    t.deepEqual(
      options.map(({ text, value }) => (text === value ? value : `${text}=${value}`)),
      expected,
    );
  },
  title: (_, regex) => `the regex ${regex} takes its part`,
});

test(cut, "", ['up{job="api",instance="a:1"} 1 17', 'up{job="db",instance="b:2"} 0 17']);
test(cut, "/api/", ['up{job="api",instance="a:1"} 1 17']);
test(cut, '/job="([^"]+)"/', ["api", "db"]);
test(cut, '/JOB="([^"]+)"/i', ["api", "db"]);
test(cut, '/job="(?<text>[^"]+)",instance="(?<value>[^"]+)"/', ["api=a:1", "db=b:2"]);
test(cut, '/instance="(?<value>[^"]+)"/', ["a:1", "b:2"]);
test(cut, '/"(\\w+)/g', ["api", "a", "db", "b"]);
test(cut, "up.*api.*", ['up{job="api",instance="a:1"} 1 17']);

test("a regex that is none is an error with its words", (t) => {
  t.throws(() => filtered(["a"], "/(/"), { instanceOf: SyntaxError });
});

const order = test.macro({
  exec(t, sort: number, expected: string) {
    const options = "b10 a2 B1 a10 x".split(" ").map((text) => ({ text, value: text }));
    t.is(
      sorted(options, sort)
        .map(({ text }) => text)
        .join(" "),
      expected,
    );
  },
  title: (_, sort) => `sort ${sort}`,
});

test(order, 0, "b10 a2 B1 a10 x");
test(order, 1, "B1 a10 a2 b10 x");
test(order, 2, "x b10 a2 a10 B1");
test(order, 3, "x B1 a2 b10 a10");
test(order, 4, "a10 b10 a2 B1 x");
test(order, 5, "a10 a2 B1 b10 x");
test(order, 6, "x b10 B1 a2 a10");
test(order, 7, "a2 a10 B1 b10 x");
test(order, 8, "x b10 B1 a10 a2");

test("sorting loses nothing and invents nothing", (t) => {
  const options = fc.array(fc.string().map((text) => ({ text, value: text })));
  const texts = (given: readonly { readonly text: string }[]) => given.map(({ text }) => text).toSorted();
  fc.assert(
    fc.property(options, fc.integer({ min: 0, max: 8 }), (given, sort) => {
      t.deepEqual(texts(sorted(given, sort)), texts(given));
    }),
  );
});

test("custom values: plain, with a text of their own, with a comma in them, twice, as JSON", (t) => {
  t.deepEqual(customOptions("1, 2,two words , 1"), [
    { text: "1", value: "1" },
    { text: "2", value: "2" },
    { text: "two words", value: "two words" },
  ]);
  t.deepEqual(customOptions("one : 1, http://a:80, a\\,b"), [
    { text: "one", value: "1" },
    { text: "http://a:80", value: "http://a:80" },
    { text: "a,b", value: "a,b" },
  ]);
  t.deepEqual(customOptions('[{"text":"One","value":1},"two"]'), [
    { text: "One", value: "1" },
    { text: "two", value: "two" },
  ]);
  t.deepEqual(customOptions(""), []);
});

test("each kind of query asks its own endpoint, with variables in it and within the range", async (t) => {
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    labels: ["job", "instance"],
    "label/job/values": ["db", "api"],
    "label/__name__/values": ["go_gc", "up"],
    query: { resultType: "vector", result: [{ metric: { __name__: "up", job: "api" }, value: [17.5, "1"] }] },
    series: [{ __name__: "up", job: "api" }],
  };
  const load = (query: string) =>
    loadOptions(
      { name: "x", type: "query", query },
      {
        values: { metric: "up" },
        span: { start: 10, end: 20 },
        ask: async (path, parameters) => {
          asked.push(`${path}?${decodeURIComponent(String(parameters))}`);
          return answers[path];
        },
      },
    ).then((options) => options.map(({ value }) => value));
  t.deepEqual(await load("label_names()"), ["job", "instance"]);
  t.deepEqual(await load("label_values($metric, job)"), ["db", "api"]);
  t.deepEqual(await load("metrics(go)"), ["go_gc"]);
  t.deepEqual(await load("query_result($metric)"), ['up{job="api"} 1 17500']);
  t.deepEqual(await load("$metric"), ['up{job="api"}']);
  t.deepEqual(asked, [
    "labels?start=10&end=20",
    "label/job/values?start=10&end=20&match[]=up",
    "label/__name__/values?start=10&end=20",
    "query?query=up&time=20",
    "series?start=10&end=20&match[]=up",
  ]);
});

test("intervals have auto first; there is one data source", async (t) => {
  const nothing = { values: {}, span: { start: 0, end: 1 }, ask: () => Promise.reject(new Error("not asked")) };
  const interval = { name: "i", type: "interval", query: '1m, "5m" ,1h', auto: true };
  t.deepEqual(
    (await loadOptions(interval, nothing)).map(({ value }) => value),
    ["$__auto", "1m", "5m", "1h"],
  );
  t.is((await loadOptions({ name: "d", type: "datasource", query: "prometheus" }, nothing)).length, 1);
  t.is((await loadOptions({ name: "d", type: "datasource", query: "loki" }, nothing)).length, 0);
  t.is(
    (await loadOptions({ name: "d", type: "datasource", query: "prometheus", regex: "/other/" }, nothing)).length,
    0,
  );
});
