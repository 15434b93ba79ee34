import { setTimeout as pause } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { freePorts } from "../../../support/free-ports.ts";
import { httpServer, tcpServer } from "../support/servers.ts";
import { startedHealth } from "../support/started.ts";

/** For those who never answer, and for those who do, however busy the machine is. */
const modules = { short: { prober: "http", timeout: "500ms" }, patient: { prober: "http", timeout: "120s" } };
const patiently = { "x-prometheus-scrape-timeout-seconds": "240" };

/** Tries until it holds; a minute is more than anything here takes. */
async function until(t: ExecutionContext, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(5)) if (await holds()) return;
  t.fail("it did not come true within a minute");
}

test("bodies that are huge, slow, malformed, redirecting, or name 1,000 components cost their own series only", async (t) => {
  const other = await httpServer(t, (_request, response) => response.end("secret"));
  const components = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`c${index}`, { status: "up" }]));
  const { url } = await httpServer(t, (request, response) => {
    const json = { "content-type": "application/json" };
    switch (request.url) {
      case "/huge":
        return response.writeHead(200, json).end(`{"status":"up","x":"${"x".repeat(4 * 1024 * 1024)}"}`);
      case "/slow": {
        response.writeHead(200, json).write("{");
        const timer = setInterval(() => response.write(" "), 10);
        return response.on("close", () => clearInterval(timer));
      }
      case "/malformed":
        return response.writeHead(200, json).end('{"status":"up",');
      case "/redirecting":
        return response.writeHead(302, { location: other.url }).end();
      case "/many":
        return response.writeHead(200, json).end(JSON.stringify({ status: "up", components }));
      case "/deep":
        return response.writeHead(200, json).end(`${'{"components":{"a":'.repeat(10_000)}1${"}}".repeat(10_000)}`);
      default:
        return response
          .writeHead(503, json)
          .end(JSON.stringify({ status: "down", dependencies: { db: { status: "down" } } }));
    }
  });
  const names = ["huge", "slow", "malformed", "redirecting", "many", "deep", "sound"];
  const checks = names.map((service) => ({
    service,
    target: `${url}/${service}`,
    module: service === "slow" ? "short" : "patient",
  }));
  const { scrape } = await startedHealth(t, { checks, modules });
  const series = await scrape(patiently);
  const value = (name: string) => series.get(name);
  const up = Object.fromEntries(
    names.map((service) => [service, value(`health_up{service="${service}",check="health"}`)]),
  );
  t.deepEqual(up, { huge: 1, slow: 0, malformed: 1, redirecting: 0, many: 1, deep: 1, sound: 0 });
  t.is(value('health_body_unknown{service="huge",check="health",reason="too_large"}'), 1);
  t.is(value('health_failure{service="slow",check="health",reason="timeout"}'), 1);
  t.is(value('health_body_unknown{service="malformed",check="health",reason="malformed"}'), 1);
  t.is(value('health_failure{service="redirecting",check="health",reason="redirect"}'), 1);
  t.is(value('health_components_dropped{service="many",reason="limit"}'), 950);
  t.is([...series.keys()].filter((name) => name.startsWith('health_component_up{service="many"')).length, 50);
  t.is(value('health_component_up{service="sound",component="db"}'), 0);
  t.is(value('health_check_http_status_code{service="sound",check="health"}'), 503);
});

test("500 targets, a fifth of them dead, are all told in one scrape", async (t) => {
  const { url } = await httpServer(t, (_request, response) => response.end("OK"));
  const mute = await tcpServer(t, () => {});
  const [closed = 0] = await freePorts(1);
  const target = (index: number) => {
    if (index % 10 === 0) return `http://127.0.0.1:${mute.port}/${index}`;
    return index % 10 === 1 ? `http://127.0.0.1:${closed}/${index}` : `${url}/${index}`;
  };
  const checks = Array.from({ length: 500 }, (_, index) => ({
    service: `s${index}`,
    target: target(index),
    module: index % 10 === 0 ? "short" : "patient",
  }));
  const { scrape } = await startedHealth(t, { checks, modules });
  let series: ReadonlyMap<string, number> = new Map();
  const ups = () => [...series].filter(([name]) => name.startsWith("health_up{"));
  await until(t, async () => {
    series = await scrape(patiently);
    return ups().filter(([, value]) => value === 1).length === 400;
  });
  t.is(ups().length, 500);
  t.is([...series.keys()].filter((name) => /^health_failure\{.*reason="refused"/.test(name)).length, 50);
  t.is([...series.keys()].filter((name) => /^health_failure\{.*reason="timeout"/.test(name)).length, 50);
  while (mute.open() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
});

test("stop, start and readiness of a service are followed between the scrapes", async (t) => {
  const [port = 0] = await freePorts(1);
  const { createServer } = await import("node:http");
  const serve = async (isReady: () => boolean, startedAt: number) => {
    const server = createServer((_request, response) => {
      const body = { status: isReady() ? "up" : "starting", started_at: new Date(startedAt).toISOString() };
      response.writeHead(isReady() ? 200 : 503, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return () => new Promise((resolve) => server.close(resolve));
  };
  const checks = [{ service: "api", check: "startup", target: `http://127.0.0.1:${port}/` }];
  const { scrape, lines } = await startedHealth(t, { checks, rounds: { interval: "20ms" } });
  const is = async (name: string, value: number | undefined) => (await scrape()).get(name) === value;
  const up = 'health_up{service="api",check="startup"}';
  await until(t, () => is('health_startup_unknown{service="api",reason="not_answering"}', 1));
  let ready = false;
  const stop = await serve(() => ready, Date.now() - 5000);
  t.teardown(stop);
  await until(t, () => is('health_startup_unknown{service="api",reason="starting"}', 1));
  t.true(await is(up, 0));
  ready = true;
  await until(t, () => is(up, 1));
  const series = await scrape();
  const seconds = series.get('health_startup_duration_seconds{service="api"}') ?? 0;
  t.true(seconds >= 5 && seconds < 60, String(seconds));
  t.is(series.get('health_transitions_total{service="api",check="startup"}'), 1);
  await stop();
  await until(t, () => is(up, 0));
  t.true(lines.some((line) => line.includes("check is well again")));
});

test("a probe asks for real, in blackbox_exporter's names", async (t) => {
  const { url } = await httpServer(t, (_request, response) => response.writeHead(418).end("tea"));
  const { probe } = await startedHealth(t, {
    probe: { targets: [`/${url}/.*/`] },
    modules: { tea: { prober: "http", validStatusCodes: [418] } },
  });
  const { status, series } = await probe({ target: `${url}/pot`, module: "tea" });
  t.is(status, 200);
  t.is(series.get("probe_success"), 1);
  t.is(series.get("probe_http_status_code"), 418);
  t.is((await probe({ target: `${url}/pot` })).series.get("probe_success"), 0);
});

test("it stops at once while somebody keeps it waiting", async (t) => {
  const mute = await tcpServer(t, () => {});
  const { server } = await startedHealth(t, {
    checks: [{ service: "a", target: `http://127.0.0.1:${mute.port}/` }],
    modules: { http: { prober: "http", timeout: "1h" } },
  });
  await until(t, async () => mute.open() > 0);
  await server.stop();
  await until(t, async () => mute.open() === 0);
  t.pass();
});
