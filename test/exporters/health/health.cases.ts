import test from "ava";
import type { Outcome } from "../../../exporters/health/probes/index.ts";
import { request } from "../support/request.ts";
import { outcome } from "./support/outcomes.ts";
import { startedHealth } from "./support/started.ts";

const check = (service: string, more: object = {}) => ({ service, target: `http://${service}:80/`, ...more });
const well = async () => outcome({ status: 200 });

test("the answer's body decides where its status does not", async (t) => {
  const { scrape } = await startedHealth(
    t,
    { checks: [check("a")] },
    { ask: async () => outcome({ status: 200, body: { status: "DOWN" } }) },
  );
  const series = await scrape();
  t.is(series.get('health_up{service="a",check="health"}'), 0);
  t.is(series.get('health_failure{service="a",check="health",reason="reported_down"}'), 1);
});

test("a dependency turns exactly its own series, and the check that reports it", async (t) => {
  let redis = "up";
  const body = () => ({ status: redis, dependencies: { postgres: { status: "up" }, redis: { status: redis } } });
  const checks = ["ready", "live"].map((name) => check("a", { check: name, target: `http://a:80/${name}` }));
  const { scrape } = await startedHealth(
    t,
    { checks },
    {
      ask: async ({ path }) =>
        path === "/live"
          ? outcome({ status: 200, body: { status: "up" } })
          : outcome({ status: redis === "up" ? 200 : 503, body: body() }),
    },
  );
  const told = async () => [...(await scrape())].filter(([name]) => /^health(_component)?_up\{/.test(name));
  const before = new Map(await told());
  redis = "down";
  const changed = (await told()).filter(([name, value]) => before.get(name) !== value);
  t.deepEqual(changed, [
    ['health_up{service="a",check="ready"}', 0],
    ['health_component_up{service="a",component="redis"}', 0],
  ]);
  redis = "up";
  const series = await scrape();
  t.is(series.get('health_transitions_total{service="a",check="ready"}'), 2);
  t.is(series.get('health_component_transitions_total{service="a",component="redis"}'), 2);
  t.is(series.get('health_component_transitions_total{service="a",component="postgres"}'), 0);
});

test("of the checks that name a component, readiness has the say", async (t) => {
  const checks = ["health", "ready"].map((name) => check("a", { check: name, target: `http://a:80/${name}` }));
  const { scrape } = await startedHealth(
    t,
    { checks },
    {
      ask: async ({ path }) =>
        outcome({ status: 200, body: { components: { db: path === "/ready" ? "down" : "up", [path]: "up" } } }),
    },
  );
  const series = await scrape();
  t.is(series.get('health_component_up{service="a",component="db"}'), 0);
  t.is(series.get('health_component_up{service="a",component="/health"}'), 1);
});

test("a service that does not answer has unknown components, which is counted", async (t) => {
  let answer: Outcome = outcome({ status: 200, body: { components: { db: "up", cache: "up" } } });
  const { scrape } = await startedHealth(t, { checks: [check("a")] }, { ask: async () => answer });
  await scrape();
  answer = outcome({ failure: "refused" });
  const series = await scrape();
  t.false(series.has('health_component_up{service="a",component="db"}'));
  t.is(series.get('health_component_unknown{service="a",reason="no_answer"}'), 2);
});

test("no more probes are under way than are allowed", async (t) => {
  let running = 0;
  let most = 0;
  const ask = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return outcome({ status: 200 });
  };
  const checks = Array.from({ length: 100 }, (_, index) => check(`s${index}`));
  const { scrape } = await startedHealth(t, { checks, rounds: { interval: "off", concurrency: 7 } }, { ask });
  const series = await scrape();
  t.is(series.get('health_up{service="s99",check="health"}'), 1);
  t.is(most, 7);
});

test("scrapes at the same time share one round, and probes of one target one probe", async (t) => {
  let asked = 0;
  const answer = Promise.withResolvers<void>();
  const ask = async () => {
    asked += 1;
    await answer.promise;
    return outcome({ status: 200 });
  };
  const { scrape, probe } = await startedHealth(t, { checks: [check("a")], probe: { targets: ["b"] } }, { ask });
  const all = [
    scrape(),
    scrape(),
    probe({ target: "b" }),
    probe({ target: "b" }),
    probe({ target: "b", module: "http_2xx" }),
  ];
  while (asked < 3) await new Promise((resolve) => setTimeout(resolve, 1));
  answer.resolve();
  await Promise.all(all);
  t.is(asked, 3);
});

test("/probe is no open door", async (t) => {
  const { probe, scrape } = await startedHealth(
    t,
    { checks: [check("a")], probe: { targets: ["/https:\\/\\/[a-z]+\\.example\\/.*/"] } },
    { ask: well },
  );
  const status = async (parameters: Readonly<Record<string, string>>) => (await probe(parameters)).status;
  t.is(await status({ target: "http://a:80/" }), 200);
  t.is(await status({ target: "https://www.example/x" }), 200);
  t.is(await status({ target: "https://www.example.evil/" }), 403);
  t.is(await status({ target: "https://evil/https://www.example/" }), 403);
  t.is(await status({ target: "http://a:80/other" }), 403);
  t.is(await status({ target: "http://a:80/", module: "nothing" }), 400);
  t.is(await status({ target: "http://a:80/", module: "grpc" }), 400);
  t.is(await status({}), 400);
  t.regex(
    (await probe({ target: "http://a:80/", module: "nothing" })).text,
    /there is no module nothing; there are: grpc, http,/,
  );
  const series = await scrape();
  t.is(series.get("health_probes_total"), 2);
  t.is(series.get('health_probes_refused_total{reason="not_allowed"}'), 3);
  t.is(series.get('health_probes_refused_total{reason="no_module"}'), 2);
});

test("a probe has the scrape's timeout less half a second, and the module's when that is shorter", async (t) => {
  const given: number[] = [];
  const { probe } = await startedHealth(
    t,
    { probe: { targets: ["a"] } },
    {
      ask: async (_target, _module, { timeoutMs }) => {
        given.push(timeoutMs);
        return outcome({ status: 200 });
      },
    },
  );
  await probe({ target: "a" }, { "x-prometheus-scrape-timeout-seconds": "20" });
  t.true((given[0] ?? 0) > 10_000 && (given[0] ?? 0) <= 19_500);
});

test("debug says in words what was found, without the body", async (t) => {
  const { probe } = await startedHealth(
    t,
    { probe: { targets: ["https://a/"] } },
    { ask: async () => outcome({ status: 503, body: { status: "down", secret: "s3cret" }, tls: true }) },
  );
  const { text } = await probe({ target: "https://a/", debug: "true" });
  t.regex(text, /^Outcome: failed, status: it is status$/m);
  t.regex(text, /^HTTP: 503, \d+ bytes, application\/json$/m);
  t.regex(text, /^probe_success 0$/m);
  t.notRegex(text, /s3cret/);
});

test("new settings keep what is known of the checks that stay", async (t) => {
  let up = true;
  const { server, scrape, settings } = await startedHealth(
    t,
    { checks: [check("a"), check("b")] },
    { ask: async () => outcome({ status: up ? 200 : 503 }) },
  );
  await scrape();
  up = false;
  await scrape();
  await server.reload(settings({ checks: [check("a"), check("c")] }));
  const series = await scrape();
  t.is(series.get('health_transitions_total{service="a",check="health"}'), 1);
  t.is(series.get('health_transitions_total{service="c",check="health"}'), 0);
  t.false([...series.keys()].some((name) => name.includes('service="b"')));
});

test("past the series limit the components go first", async (t) => {
  const components = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`c${index}`, "up"]));
  const { scrape } = await startedHealth(
    t,
    { checks: [check("a")], metrics: { maxSeries: 50 } },
    { ask: async () => outcome({ status: 200, body: { components } }) },
  );
  const series = await scrape();
  t.is(series.get('health_up{service="a",check="health"}'), 1);
  t.is(series.get('health_series_level{level="check"}'), 1);
  t.false([...series.keys()].some((name) => name.startsWith("health_component")));
});

test("the page says who fails and why, those first", async (t) => {
  const { server, scrape } = await startedHealth(
    t,
    { checks: [check("a"), check("b")] },
    {
      ask: async ({ host }) =>
        host === "a"
          ? outcome({ status: 200, body: { components: { "<db>": "down" } } })
          : outcome({ failure: "refused" }),
    },
  );
  await scrape();
  const { text } = await request(`${server.url}/`);
  t.regex(text, /<title>1 of 2 services failing · Sightline health<\/title>/);
  t.true(text.indexOf("<h2>b</h2>") < text.indexOf("<h2>a</h2>"));
  t.regex(text, /&lt;db&gt;: down/);
  t.regex(text, /it is refused/);
});

test("it is ready after the first round", async (t) => {
  const answer = Promise.withResolvers<Outcome>();
  const { server } = await startedHealth(t, { checks: [check("a")] }, { ask: () => answer.promise });
  const ready = async () => (await request(`${server.url}/-/ready`)).status;
  t.is(await ready(), 503);
  answer.resolve(outcome({ status: 200 }));
  for (let tries = 0; (await ready()) !== 200 && tries < 1000; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  t.is(await ready(), 200);
});
