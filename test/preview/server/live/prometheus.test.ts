import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import bcrypt from "bcryptjs";
import fc from "fast-check";
import { startPrometheus } from "../../../cli/support/prometheus.ts";
import { basic, request } from "../../../exporters/support/request.ts";
import { constant, end, growing, type KnownPrometheus, startKnownPrometheus } from "../../live/support/index.ts";
import { folderWith, replace } from "../support/folder.ts";
import { startedPreview } from "../support/preview.ts";
import { until } from "../support/until.ts";

const series = [
  { name: "requests_total", labels: { job: "a b", instance: "1" }, values: growing(3) },
  { name: "requests_total", labels: { job: "a b", instance: "2" }, values: growing(7) },
  { name: "temperature", values: constant(-3.5) },
];
const groups = [
  {
    name: "group",
    rules: [
      { alert: "Always", expr: "vector(1)", labels: { severity: "info" } },
      { record: "recorded", expr: "vector(2)" },
    ],
  },
];
const v1 = "/api/prometheus/api/v1";

/** Prometheus, and a preview in front of it. */
async function both(t: ExecutionContext, flags: readonly string[] = []) {
  const prometheus = await startKnownPrometheus(t, { series, groups });
  const preview = await startedPreview(t, [`--prometheus.url=${prometheus.url}`, ...flags]);
  return { prometheus, ...preview };
}

type Form = Readonly<Record<string, string>>;

/** The answer to a GET or, where there is a form, to a POST; parsed. */
async function ask(url: string, form?: Form): Promise<{ status: number; json: unknown }> {
  const sent =
    form === undefined
      ? {}
      : {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams(form).toString(),
        };
  const { status, text } = await request(url, sent);
  return { status, json: JSON.parse(text) };
}

/** Number of queries that Prometheus works on. */
async function working({ url }: KnownPrometheus): Promise<number> {
  const { text } = await request(`${url}/metrics`);
  return Number(/^prometheus_engine_queries (\d+)$/m.exec(text)?.[1]);
}

test("every endpoint gives what Prometheus gives", async (t) => {
  const { prometheus, url } = await both(t);
  const range = { query: "rate(requests_total[5m])", start: String(end - 3600), end: String(end), step: "15s" };
  const asked: readonly (readonly [path: string, form?: Form])[] = [
    [`query?query=requests_total&time=${end}`],
    [`query?query=requests_total&time=${new Date(end * 1000).toISOString()}&limit=1`],
    ["query", { query: 'sum by (job) (requests_total{job="a b"})', time: String(end) }],
    [`query_range?${new URLSearchParams(range)}`],
    ["query_range", range],
    [`series?match[]=requests_total&match[]=temperature&start=${end - 60}&end=${end}`],
    ["series", { "match[]": '{job=~".+"}', start: String(end - 60), end: String(end) }],
    [`labels?start=${end - 60}&end=${end}`],
    [`label/instance/values?match[]=requests_total&start=${end - 60}&end=${end}`],
    ["metadata?metric=up&limit=1&limit_per_metric=1"],
  ];
  for (const [path, form] of asked) {
    const answer = await ask(`${url}${v1}/${path}`, form);
    t.deepEqual(answer, await ask(`${prometheus.url}/api/v1/${path}`, form), path);
    t.is(answer.status, 200, path);
  }
  // These tell of evaluations that go on.
  await until(async () => (await alertsOf(url)).length === 1);
  const rules = (await ask(`${url}${v1}/rules?type=alert&rule_name[]=Always&exclude_alerts=true&rule_group[]=group`))
    .json;
  t.like(rules, {
    status: "success",
    data: { groups: [{ name: "group", rules: [{ name: "Always", type: "alerting", alerts: null }] }] },
  });
});

async function alertsOf(url: string): Promise<readonly unknown[]> {
  const { json } = await ask(`${url}${v1}/alerts`);
  return (json as { data: { alerts: readonly unknown[] } }).data.alerts;
}

test("its errors are its own, with their status", async (t) => {
  const { prometheus, url } = await both(t);
  for (const path of [
    "query?query=sum(",
    "query",
    "query_range?query=up",
    "series",
    "query?query=temperature%20*%20on(x)%20{job=~%22.%2B%22}",
  ]) {
    const answer = await ask(`${url}${v1}/${path}`);
    t.deepEqual(answer, await ask(`${prometheus.url}/api/v1/${path}`), path);
    t.is((answer.json as { status: string }).status, answer.status === 200 ? "success" : "error", path);
  }
});

test("whatever the proxy takes for a time, a duration or a number, Prometheus does too", async (t) => {
  const { url } = await both(t);
  const number = fc
    .tuple(fc.nat(10 ** 9), fc.option(fc.nat(999_999)))
    .map(([whole, part]) => (part === null ? `${whole}` : `${whole}.${part}`));
  const duration = fc
    .tuple(
      ...["y", "w", "d", "h", "m", "s", "ms"].map((unit) =>
        fc.option(fc.integer({ min: 0, max: 9 }).map((n) => `${n}${unit}`)),
      ),
    )
    .map((parts) => parts.join(""))
    .filter((text) => text !== "");
  const time = fc.oneof(
    number,
    number.map((text) => `-${text}`),
    fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom("2026-01-31T12:00:00+01:00", "2026-01-31T12:00:00.123456789Z"),
  );
  await fc.assert(
    fc.asyncProperty(
      time,
      fc.oneof(number, duration),
      fc.oneof(number, duration),
      fc.nat(100),
      async (at, lookback, timeout, limit) => {
        const parameters = { query: "1", time: at, lookback_delta: lookback, timeout, limit: String(limit) };
        const { status, json } = await ask(`${url}${v1}/query?${new URLSearchParams(parameters)}`);
        if (status !== 200) throw new Error(JSON.stringify([parameters, json]));
      },
    ),
    { numRuns: 150 },
  );
  t.pass();
});

test("the proxy's limit of points is Prometheus's", async (t) => {
  const { prometheus, url } = await both(t);
  const range = (points: number) => `query_range?query=1&start=0&end=${points * 15}&step=15`;
  t.is((await ask(`${url}${v1}/${range(11_000)}`)).status, 200);
  t.is((await ask(`${prometheus.url}/api/v1/${range(11_001)}`)).status, 400);
  t.like((await ask(`${url}${v1}/${range(11_001)}`)).json, { errorType: "preview" });
});

/** A hundred terms of a fifth of a second each: Prometheus looks at the clock between them, and never within one. */
const slow = `query_range?${new URLSearchParams({ query: Array(100).fill("avg_over_time(sum(requests_total)[1h:1s])").join(" + "), start: String(end - 11_000), end: String(end), step: "1" })}`;

test("a slow query is ended by Prometheus itself, in its own words, after the time that the settings give", async (t) => {
  const { prometheus, url } = await both(t, ["--limits.time=300ms"]);
  const { status, json } = await ask(`${url}${v1}/${slow}`);
  t.is(status, 503);
  t.like(json, { status: "error", errorType: "timeout" });
  t.is(await working(prometheus), 0);
  const { text } = await request(`${url}/metrics`);
  t.true(text.includes('preview_queries_total{endpoint="query_range",outcome="error"} 1'));
});

test("Prometheus stops working for a browser that has gone", async (t) => {
  const { prometheus, url } = await both(t);
  const gone = new AbortController();
  const answer = request(`${url}${v1}/${slow}`, { signal: gone.signal });
  const failed = t.throwsAsync(answer);
  await until(async () => (await working(prometheus)) === 1);
  gone.abort();
  await failed;
  await until(async () => (await working(prometheus)) === 0);
  t.true((await request(`${url}/metrics`)).text.includes('outcome="abandoned"} 1'));
});

test("an answer that is too long is told as such", async (t) => {
  const { url } = await both(t, ["--limits.answer=100KiB"]);
  const range = (seconds: number) =>
    `query_range?${new URLSearchParams({ query: "requests_total", start: String(end - seconds), end: String(end), step: "1" })}`;
  t.is((await ask(`${url}${v1}/${range(60)}`)).status, 200);
  const { status, json } = await ask(`${url}${v1}/${range(10_000)}`);
  t.is(status, 413);
  t.like(json, {
    status: "error",
    errorType: "preview",
    error: "the answer is longer than 102400 bytes: ask for a shorter time, a larger step or fewer series",
  });
});

test("Prometheus goes away and comes back", async (t) => {
  const { prometheus, url } = await both(t);
  const status = async () => (await ask(`${url}${v1}/query?query=temperature&time=${end}`)).status;
  t.is(await status(), 200);
  await prometheus.stop();
  t.deepEqual(await Promise.all([status(), status()]), [502, 502]);
  t.is((await request(`${url}/-/ready`)).status, 200);
  await prometheus.start();
  t.deepEqual(await Promise.all([status(), status()]), [200, 200]);
});

test("passwords, the preview's own and that for Prometheus: a wrong one is told, a right one is taken at once", async (t) => {
  const prometheus = await startPrometheus(t, {});
  await prometheus.until("vector(1)", 1);
  const folder = folderWith(t, {
    "web.yml": `basic_auth_users: {admin: "${bcrypt.hashSync("own", 4)}"}\n`,
    "client.yml": `basic_auth: {username: ${prometheus.user}, password_file: password}\n`,
    password: "wrong",
  });
  const { url } = await startedPreview(t, [
    `--prometheus.url=${prometheus.url}`,
    `--prometheus.config.file=${join(folder, "client.yml")}`,
    `--web.config.file=${join(folder, "web.yml")}`,
  ]);
  const answer = async (password: string) => {
    const { status, text } = await request(`${url}${v1}/query?query=1`, { headers: basic("admin", password) });
    return [status, (JSON.parse(text) as { error?: string }).error];
  };
  const refused = "Prometheus does not take the preview's password (401); look at --prometheus.config.file";
  t.deepEqual(await answer("own"), [502, refused]);
  t.deepEqual(await answer("wrong"), [401, "a user name and a password are needed"]);
  replace(
    folder,
    "client.yml",
    `basic_auth: {username: ${prometheus.user}, password_file: ${prometheus.passwordFile}}\n`,
  );
  t.deepEqual(await answer("own"), [200, undefined]);
  writeFileSync(join(folder, "client.yml"), "{}");
  t.deepEqual(await answer("own"), [502, refused]);
});
