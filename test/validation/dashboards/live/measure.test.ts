import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { dashboard, raw, row } from "../../../../dashboards/kit/index.ts";
import { measureDashboards } from "../../../../validation/dashboards/index.ts";
import { dashboards } from "../../../../validation/result/index.ts";
import { constant, end, growing, startKnownPrometheus } from "../../../preview/live/support/index.ts";

const datasource = { type: "prometheus", uid: "$datasource" };
const panel = (title: string, target: object) =>
  raw(title.toLowerCase(), {
    type: "timeseries",
    title,
    targets: [{ refId: "A", datasource, range: true, ...target }],
  });
const rate = 'sum by (route) (rate(requests_total{job=~"$job"}[$__rate_interval]))';

const variable = {
  type: "query",
  name: "job",
  query: "label_values(requests_total, job)",
  datasource,
  includeAll: true,
  multi: true,
  refresh: 2,
};
const api = dashboard({
  uid: "api",
  title: "API",
  owner: "team",
  purpose: "How is it?",
  variables: [{ name: "job", title: "Job", model: variable }],
  rows: [
    row("Traffic", [
      panel("Requests", { expr: rate }),
      panel("Jobs", { expr: 'count by (job) (requests_total{job=~"$job"})', instant: true, range: false }),
    ]),
    row("Wrong", [
      panel("Broken", { expr: "sum(rate(requests_total))" }),
      panel("Gone", { expr: "sum(queue_length)" }),
      panel("Idle", { expr: 'requests_total{job="nobody"}' }),
    ]),
    row("$job", [panel("Each", { expr: 'requests_total{job=~"$job"}' })], { collapsed: true, repeat: "job" }),
  ],
});

const series = ["a", "b"].flatMap((job) =>
  ["/", "/x"].map((route) => ({ name: "requests_total", labels: { job, route }, values: growing(2) })),
);
const measure = (url: URL, more: Partial<Parameters<typeof measureDashboards>[0]> = {}) =>
  measureDashboards({
    endpoint: { url },
    dashboards: [api],
    scrapeInterval: "15s",
    toMs: end * 1000,
    viewers: [1, 4],
    ranges: ["1h"],
    arrival: 0.2,
    ...more,
  });

test("every query of a dashboard is asked of Prometheus: what fails, what is empty and why, what is there", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series: [...series, { name: "other", values: constant(1) }] });
  const part = dashboards.parse(await measure(new URL(prometheus.url)));
  t.is(part.status, "failed");
  t.deepEqual(
    part.findings.map(({ check, path, message }) => [check, path, message]),
    [
      [
        "validation/query-failed",
        'dashboards/api › panel "Broken"',
        "Prometheus does not answer query A: bad_data: " +
          'invalid parameter "query": 1:10: parse error: expected type range vector in call to function "rate", got instant vector',
      ],
      [
        "validation/empty-panel",
        'dashboards/api › panel "Gone"',
        "query A has no series: nothing exposes queue_length.",
      ],
      [
        "validation/empty-panel",
        'dashboards/api › panel "Idle"',
        "query A has no series, although there is requests_total.",
      ],
    ],
  );
  const seen = part.panels
    .filter(({ viewers }) => viewers === 4)
    .map(({ panel: title, expr, series: n, took }) => [title, expr, n, took.n]);
  t.deepEqual(seen, [
    ["Broken", "sum(rate(requests_total))", 0, 4],
    ["Each · a", 'requests_total{job=~"a"}', 2, 4],
    ["Each · b", 'requests_total{job=~"b"}', 2, 4],
    ["Gone", "sum(queue_length)", 0, 4],
    ["Idle", 'requests_total{job="nobody"}', 0, 4],
    ["Jobs", 'count by (job) (requests_total{job=~"(a|b)"})', 2, 4],
    ["Requests", 'sum by (route) (rate(requests_total{job=~"(a|b)"}[1m]))', 2, 4],
  ]);
  t.deepEqual(
    part.loads.map(({ viewers, range, queries, errors, empty }) => [viewers, range, queries, errors, empty]),
    [
      [1, "1h", 7, 1, 2],
      [4, "1h", 28, 4, 8],
    ],
  );
});

test("a Prometheus that takes its time breaks the budget, and the slow panel's rule is named", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const slow = await slowed(t, new URL(prometheus.url), (form) =>
    form.includes("rate%28requests_total%7B") ? 400 : 0,
  );
  const healthy = api.without("broken").without("gone").without("idle");
  const budget = { milliseconds: 350, viewers: 4 };
  const part = await measure(slow, { dashboards: [healthy], budget });
  t.is(part.status, "failed");
  const panel = part.findings.find(({ check }) => check === "validation/slow-panel");
  t.is(panel?.path, 'dashboards/api › panel "Requests"');
  t.is(
    panel?.hint,
    "Record job_route:requests:rate5m as sum by (job, route) (rate(requests_total[5m])), " +
      'and ask sum by (route) (job_route:requests:rate5m{job=~"$job"}).',
  );
  t.true(part.panels.every(({ panel: title, advice }) => (advice !== undefined) === (title === "Requests")));

  const quick = await measure(new URL(prometheus.url), {
    dashboards: [healthy],
    budget: { milliseconds: 20_000, viewers: 4 },
  });
  t.is(quick.status, "passed");
});

test("a Prometheus that is not there, or wants a password, is no result", async (t) => {
  await t.throwsAsync(measure(new URL("http://127.0.0.1:1")), { message: /^http:\/\/127\.0\.0\.1:1 does not answer/ });
  const refusing = await answering(t, (_, response) => {
    response.statusCode = 401;
    response.end("Unauthorized");
  });
  await t.throwsAsync(measure(refusing), { message: "answers 401: Unauthorized" });
});

/** Prometheus behind a proxy that holds some questions back for so many milliseconds. */
function slowed(t: ExecutionContext, to: URL, delay: (form: string) => number): Promise<URL> {
  return answering(t, async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    await sleep(delay(body.toString()));
    const { method, headers, url = "/" } = request;
    const asked = httpRequest(new URL(url, to), { method, headers: { ...headers, host: to.host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on("error", () => response.destroy());
    asked.end(body);
  });
}

async function answering(t: ExecutionContext, listener: Parameters<typeof createServer>[1]): Promise<URL> {
  const server = createServer(listener as never).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
