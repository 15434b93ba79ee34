import test from "ava";
import type { Outcome, Target } from "../../../exporters/health/probes/index.ts";
import { matchesGolden } from "../support/golden.ts";
import { outcome } from "./support/outcomes.ts";
import { startedHealth } from "./support/started.ts";

const formats = { text: "text/plain", openmetrics: "application/openmetrics-text; version=1.0.0" } as const;
type Format = keyof typeof formats;

const checks = [
  ...["health", "ready", "live", "startup"].map((check) => ({
    service: "api",
    check,
    target: `https://api:8003/${check}`,
    ...(check === "ready" && { components: ["postgres", "/r.*/", "odd"] }),
  })),
  { service: "shop", check: "health", target: "http://shop-1:80/", replica: "shop-1" },
  { service: "shop", check: "health", target: "http://shop-2:80/", replica: "shop-2" },
  { service: "db", check: "health", target: "tcp://db:5432" },
  { service: "new", check: "health", target: "http://new:80/" },
];

const dependencies = (redis: string) => ({
  postgres: { status: "up" },
  redis: { status: redis },
  odd: { status: "meh" },
  other: { status: "up" },
});

/** What each target answers in the rounds of the test. */
function answer({ host, path }: Target, round: number): Outcome {
  const startedAt = { started_at: "2026-03-01T11:59:30Z" };
  if (host === "db") return outcome(round % 2 === 0 ? {} : { failure: "refused" });
  if (host === "shop-2") return outcome({ status: 200, body: '{"status":' });
  if (host === "shop-1") return outcome({ status: 200, body: { status: "warn", checks: { disk: "warn", cpu: "ok" } } });
  if (host === "new") return outcome(round === 1 ? { failure: "resolve" } : { status: 200, body: "OK" });
  if (path === "/live") return outcome({ status: 200, body: { status: "up", ...startedAt }, tls: true });
  if (path === "/startup") return outcome({ status: round < 3 ? 503 : 200, body: startedAt, tls: true });
  const isReady = path !== "/ready" || round !== 4;
  return outcome({
    status: isReady ? 200 : 503,
    body: { status: isReady ? "up" : "down", dependencies: dependencies(isReady ? "up" : "down") },
    tls: true,
  });
}

/** Everything but what is about the program itself. */
const aboutHealth = (text: string) =>
  text
    .split("\n")
    .filter((line) => /^(# \w+ )?health_/.test(line))
    .filter((line) => !/^health_(collect\w+_duration_seconds|snapshot_age_seconds)/.test(line))
    .map((line) => `${line}\n`)
    .join("");

test("what checks of every kind expose is byte for byte what it was", async (t) => {
  let round = 0;
  const { text, scrape, probe } = await startedHealth(
    t,
    { checks },
    {
      ask: async (target) => answer(target, round),
      now: () => Date.parse("2026-03-01T12:00:00Z") + round * 15_000,
    },
  );
  // The first round is the start's own; whoever is ready at once saw it.
  for (round = 1; round < 4; round += 1) await scrape();
  round = 4;
  await probe({ target: "http://nobody/" });
  for (const format of Object.keys(formats) as Format[]) {
    matchesGolden(t, `health/checks.${format}.txt`, aboutHealth(await text(formats[format])));
  }
});

const probed = test.macro({
  async exec(t, name: string, target: string, given: Outcome) {
    const { probe } = await startedHealth(t, { probe: { targets: [target] } }, { ask: async () => given });
    const { text } = await probe({ target });
    matchesGolden(t, `health/probe-${name}.txt`, text);
  },
  title: (_, name) => `a probe in blackbox_exporter's names is byte for byte what it was: ${name}`,
});

const grpc = (serving: "SERVING" | "NOT_SERVING"): Outcome => ({
  ...outcome(serving === "SERVING" ? { status: 200 } : { failure: "not_serving" }),
  trace: {
    phases: { resolve: 0.001, connect: 0.002, check: 0.005 },
    address: "2001:db8::7",
    grpc: { status: 0, serving, secure: false },
  },
});

test(probed, "http", "http://api/", outcome({ status: 200, body: "OK" }));
test(probed, "https", "https://api/", outcome({ status: 503, body: { status: "down" }, tls: true }));
test(probed, "http-refused", "http://gone/", outcome({ failure: "refused" }));
test(probed, "grpc", "grpc://bridge:50051/a.B", grpc("SERVING"));
test(probed, "grpc-not-serving", "grpc://bridge:50051", grpc("NOT_SERVING"));
test(probed, "tcp", "tcp://db:5432", { ...outcome({ status: 200 }), trace: { phases: {}, address: "192.0.2.8" } });
test(probed, "websocket", "ws://api/ws", {
  ...outcome({ status: 200 }),
  trace: { phases: { upgrade: 0.003, pong: 0.001 }, address: "192.0.2.9", webSocketStatus: 101 },
});
