import test from "ava";
import fc from "fast-check";
import { type HealthBody, readHealthBody } from "../../../../exporters/health/body/index.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");

const bodyOf = (text: string, contentType = "application/json", rest: object = {}) =>
  readHealthBody({ bytes: Buffer.from(text), cut: false, contentType, contentEncoding: "", ...rest }, nowMs);

/** State and components as one line: `up | db up, cache down`. */
const told = (body: object) => {
  const { state, components } = bodyOf(JSON.stringify(body)) as HealthBody;
  return `${state ?? "-"} | ${components.map(({ name, state: is }) => `${name} ${is}`).join(", ")}`;
};

const reads = test.macro({
  exec(t, body: object, expected: string) {
    t.is(told(body), expected);
  },
  title: (given) => `reads ${given}`,
});

test(
  "a state with dependencies",
  reads,
  { status: "down", dependencies: { postgres: { status: "up", latency_ms: 1 }, redis: { status: "down" } } },
  "down | postgres up, redis down",
);
test(
  "Spring Actuator, its details left alone",
  reads,
  {
    status: "UP",
    components: {
      db: { status: "UP", details: { database: "PostgreSQL", validationQuery: "isValid()" } },
      diskSpace: { status: "OUT_OF_SERVICE", details: { total: 1, exists: true } },
      stores: { status: "UNKNOWN", components: { one: { status: "UP" }, two: { status: "DOWN" } } },
    },
    groups: ["liveness"],
  },
  "up | db up, diskSpace down, stores unknown, stores/one up, stores/two down",
);
test(
  "Spring Actuator as it was before 2.2",
  reads,
  { status: "UP", details: { db: { status: "UP" }, version: "1.2", debug: true } },
  "up | db up",
);
test(
  "MicroProfile",
  reads,
  {
    status: "DOWN",
    checks: [
      { name: "db", status: "DOWN" },
      { name: "queue", status: "UP", data: {} },
    ],
  },
  "down | db down, queue up",
);
test(
  "the IETF draft, the worst of several measurements",
  reads,
  { status: "warn", checks: { "db:time": [{ status: "pass" }, { status: "fail" }], "cpu:load": [{ status: "warn" }] } },
  "degraded | db:time down, cpu:load degraded",
);
test("ASP.NET", reads, { status: "Unhealthy", entries: { sql: { status: "Healthy" } } }, "down | sql up");
test(
  "Terminus",
  reads,
  {
    status: "error",
    info: { a: { status: "up" } },
    error: {},
    details: { a: { status: "up" }, b: { status: "down" } },
  },
  "down | a up, b down",
);
test(
  "bare words",
  reads,
  { status: "ok", checks: { db: "ok", queue: false, disk: "57 %" } },
  "up | db up, queue down, disk unknown",
);
test(
  "components that stand beside the state",
  reads,
  { status: "ok", database: "connected", redis: { status: "down" }, version: "1.2", debug: true, environment: "live" },
  "up | database up, redis down",
);
test("no state at all", reads, { version: 3 }, "- | ");
test("words of its own", reads, { status: "splendid", components: { db: { status: "meh" } } }, "unknown | db unknown");
test(
  "names that are those of every object",
  reads,
  JSON.parse('{"components":{"__proto__":{"status":"up"},"constructor":{"status":"down"}}}'),
  "- | __proto__ up, constructor down",
);

test("what is no JSON and does not claim to be is nothing to read", (t) => {
  t.is(bodyOf("OK", "text/plain"), undefined);
  t.is(bodyOf("<html>", "text/html"), undefined);
  t.is(bodyOf(""), undefined);
});

test("JSON is read whatever it is called, also after a byte order mark", (t) => {
  t.is((bodyOf(' \ufeff{"status":"up"}'.trimStart(), "text/plain") as HealthBody).state, "up");
});

test("a body that cannot be understood says why", (t) => {
  t.is(bodyOf('{"status":"u'), "malformed");
  t.is(bodyOf("nothing"), "malformed");
  t.is(bodyOf("[1, 2]"), "no_object");
  t.is(bodyOf('"up"'), "no_object");
  t.is(bodyOf('{"status":"up"}', "application/json", { cut: true }), "too_large");
  t.is(bodyOf("\u001f\u008b", "application/json", { contentEncoding: "gzip" }), "encoded");
});

test("the start is told as a time, as a number or as an age", (t) => {
  const started = (body: object) => (bodyOf(JSON.stringify(body)) as HealthBody).startedAtMs;
  const at = nowMs - 5000;
  t.is(started({ started_at: new Date(at).toISOString() }), at);
  t.is(started({ startTime: at }), at);
  t.is(started({ start_time: at / 1000 }), at);
  t.is(started({ uptime_seconds: 5 }), at);
  t.is(started({ uptime: "5 days" }), undefined);
  t.is(started({ started_at: "yesterday" }), undefined);
  t.is(started({ started_at: new Date(nowMs + 3_600_000).toISOString() }), undefined);
  t.is((bodyOf('{"startup_seconds": 1.5}') as HealthBody).startupSeconds, 1.5);
  t.is((bodyOf('{"startup_seconds": -1}') as HealthBody).startupSeconds, undefined);
});

test("nesting without an end is read as far as it makes sense", (t) => {
  const deep = `${'{"components":{"a":'.repeat(50_000)}1${"}}".repeat(50_000)}`;
  t.is((bodyOf(deep) as HealthBody).state, undefined);
  const nested = {
    components: {
      a: { components: { b: { components: { c: { status: "up", components: { d: { status: "up" } } } } } } },
    },
  };
  t.is(told(nested), "- | a/b/c up");
});

test("of a million components a bounded number is looked at", (t) => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`c${index}`, "up"]));
  t.is((bodyOf(JSON.stringify({ components: many })) as HealthBody).components.length, 5000);
});

const words = fc.constantFrom("up", "DOWN", "warn", "Out of Service", "", "x", true, false, null, 1);
const keys = fc.constantFrom(
  "status",
  "components",
  "dependencies",
  "checks",
  "details",
  "name",
  "__proto__",
  "a",
  "b/c",
);
const { body: anyBody } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 5 },
    words,
    fc.array(tie("body"), { maxLength: 4 }),
    fc.dictionary(keys, tie("body"), { maxKeys: 5 }),
  ),
}));

test("whatever a body says, reading it ends in a fault, nothing, or distinct components in known states", (t) => {
  const states = ["up", "degraded", "down", "unknown"];
  fc.assert(
    fc.property(
      fc.oneof(
        anyBody.map((body) => JSON.stringify(body)),
        fc.string(),
        fc.json(),
      ),
      (text) => {
        const body = bodyOf(text);
        if (typeof body !== "object") return;
        const names = body.components.map(({ name }) => name);
        t.is(new Set(names).size, names.length);
        t.true(body.components.every(({ name, state }) => name !== "" && states.includes(state)));
        t.true(body.state === undefined || states.includes(body.state));
      },
    ),
    { numRuns: 2000 },
  );
});

test("a component's state does not depend on the order of the others", (t) => {
  const entries = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.constantFrom("up", "down", "warn")), {
    selector: ([name]) => name,
    maxLength: 12,
  });
  fc.assert(
    fc.property(entries, (given) => {
      const sorted = (list: readonly (readonly [string, string])[]) =>
        [...(bodyOf(JSON.stringify({ components: Object.fromEntries(list) })) as HealthBody).components].sort((a, b) =>
          a.name < b.name ? -1 : 1,
        );
      t.deepEqual(sorted(given), sorted(given.toReversed()));
    }),
  );
});
