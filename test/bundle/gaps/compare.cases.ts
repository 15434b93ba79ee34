import test from "ava";
import { asking, found, told } from "./support/compared.ts";

const api = '# TYPE requests_total counter\nrequests_total{route="/a",status="200"} 1\n';

test("what is exposed is no gap", (t) => {
  const { gaps, quiet, needed } = found(
    [asking('sum by (route) (rate(requests_total{job="api",status="200"}[5m])) > 1')],
    {
      api,
    },
  );
  t.deepEqual([gaps, quiet, needed], [[], [], 1]);
});

test("a metric that nobody exposes, once for all who ask", (t) => {
  const { gaps } = found([asking("queue_length > 5", "B"), asking("queue_length > 9", "A")], { api });
  t.deepEqual(told(gaps), ['missing metric · metric "queue_length" · for A, B']);
});

test("a record is there when what it is made of is; who reads it needs that", (t) => {
  const record = (expr: string) => `{record: "a:b:c", expr: ${JSON.stringify(expr)}}`;
  t.deepEqual(told(found([record("sum(requests_total)"), asking("a:b:c > 1")], { api }).gaps), []);
  t.deepEqual(told(found([record("sum(queue)"), asking("a:b:c > 1")], { api }).gaps), [
    'missing metric · metric "queue" · for Asks, record a:b:c',
  ]);
  t.deepEqual(told(found([record("sum by (zone) (requests_total)"), asking('a:b:c{zone="x"} > 1')], { api }).gaps), [
    'missing label · metric "requests_total" · label "zone" · has ["route","status"] · for Asks, record a:b:c',
  ]);
});

test("of records of one name, the one is meant whose labels fit", (t) => {
  const of = (slo: string, expr: string) => `{record: "a:b:c", labels: {slo: ${slo}}, expr: ${expr}}`;
  const { gaps } = found(
    [of("good", "sum(requests_total)"), of("bad", "sum(queue)"), asking('a:b:c{slo="good"} > 1')],
    {
      api,
    },
  );
  t.deepEqual(told(gaps), ['missing metric · metric "queue" · for record a:b:c']);
});

test("a job that nothing is scraped as, with all that is read of it", (t) => {
  const { gaps } = found(
    [
      asking('up{job="store"} == 0'),
      asking('disk_free{job=~"api|store"} < 1', "Disk"),
      asking('disk_size{job="store"}', "Size"),
    ],
    { api: "disk_free 1\n" },
  );
  t.deepEqual(told(gaps), ['no target · job "store" · metrics ["disk_free","disk_size","up"] · for Asks, Disk, Size']);
});

test("missing on one instance of a job, or on the job that is asked for", (t) => {
  const three = { "api a:80": api, "api b:80": "other 1\n", "api c:80": api, store: "other 1\n" };
  t.deepEqual(told(found([asking("rate(requests_total[5m]) > 1")], three).gaps), [
    'missing on target · metric "requests_total" · job "api" · instances ["b:80"] · of 3 · for Asks',
  ]);
  t.deepEqual(told(found([asking('rate(requests_total{job="store"}[5m]) > 1')], three).gaps), [
    'missing on target · metric "requests_total" · job "store" · instances ["store:80"] · of 1 · for Asks',
  ]);
});

test("a label that the metric lacks, whether a matcher asks for it or the result", (t) => {
  const lacking = (label: string) =>
    `missing label · metric "requests_total" · label "${label}" · has ["route","status"] · for Asks`;
  t.deepEqual(told(found([asking('requests_total{code="200"}')], { api }).gaps), [lacking("code")]);
  t.deepEqual(told(found([asking("sum by (zone) (requests_total)")], { api }).gaps), [lacking("zone")]);
  for (const harmless of ['requests_total{zone!="a"}', 'requests_total{zone=""}', 'requests_total{zone=~"a|"}'])
    t.deepEqual(told(found([asking(harmless)], { api }).gaps), [], harmless);
});

test("a label that one of the jobs asked for lacks", (t) => {
  const { gaps } = found([asking('sum by (route) (requests_total{job=~"api|web"})')], {
    api,
    web: "requests_total 1\n",
  });
  t.deepEqual(told(gaps), ['missing label · metric "requests_total" · label "route" · job "web" · has [] · for Asks']);
});

test("no series with the value: a gap of a gauge, yet to come of a counter, nothing where that is foreseen", (t) => {
  const queues = 'queue_length{queue="mail"} 1\n';
  t.deepEqual(told(found([asking('queue_length{queue="post"} > 1')], { api: queues }).gaps), [
    'no series · metric "queue_length" · selector "queue_length{queue=\\"post\\"}" · has {"queue":["mail"]} · for Asks',
  ]);
  const counted = found([asking('rate(requests_total{status=~"5.."}[5m]) > 1')], { api });
  t.deepEqual([counted.gaps.length, counted.quiet.map(({ kind }) => kind)], [0, ["no series"]]);
  for (const foreseen of [
    'queue_length{queue="post"} or vector(0)',
    'absent(queue_length{queue="post"})',
    'queue_length unless queue_length{queue="post"}',
  ])
    t.deepEqual(told(found([asking(foreseen)], { api: queues }).gaps), [], foreseen);
});

test("a family that is declared without a series is yet to come", (t) => {
  const { gaps, quiet } = found([asking("rate(errors_total[5m]) > 1")], { api: "# TYPE errors_total counter\n" });
  t.deepEqual([told(gaps), told(quiet)], [[], ['missing metric · metric "errors_total" · declared true · for Asks']]);
  const open = found([asking("rate(errors_total[5m]) > 1")], { api: "# TYPE errors counter\n# EOF\n" });
  t.deepEqual([open.gaps.length, open.quiet.length], [0, 1]);
});

test("of alternatives one is enough", (t) => {
  t.deepEqual(told(found([asking("requests_total or requests")], { api }).gaps), []);
  t.is(found([asking("calls_total or calls")], { api }).gaps.length, 2);
});

test("Prometheus's own series and those of alerts are not missed", (t) => {
  t.deepEqual(
    told(
      found([asking('up{job="api"} == 0'), asking('ALERTS{alertname="A"}'), asking("scrape_duration_seconds > 1")], {
        api,
      }).gaps,
    ),
    [],
  );
});

test("what nobody reads: a histogram is one, and read when one of its series is", (t) => {
  const text = [
    ...['call_seconds_bucket{le="1"} 1', "call_seconds_sum 1", "call_seconds_count 1"],
    ...['wait_seconds_bucket{le="1"} 1', "wait_seconds_sum 1", "wait_seconds_count 1"],
    ...["items_count 1", "a:record:sum 1", "requests_total 1", "requests_created 1"],
  ].join("\n");
  const { unused } = found([asking("rate(call_seconds_count[5m]) > 1")], { api: text, web: "items_count 1\n" });
  t.deepEqual(
    unused.map(({ name, jobs }) => [name, ...jobs]),
    [
      ["items_count", "api", "web"],
      ["requests_total", "api"],
      ["wait_seconds", "api"],
    ],
  );
});
