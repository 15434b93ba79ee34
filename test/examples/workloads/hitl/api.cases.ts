import test from "ava";
import { fastify } from "fastify";
import { Registry } from "prom-client";
import { addApiRoutes, measureRequests } from "../../../../examples/workloads/hitl/api/index.ts";
import { DependencyError } from "../../../../examples/workloads/hitl/dependency.ts";
import { createFaultBoard } from "../../../../examples/workloads/hitl/faults/index.ts";
import { registerHitlMetrics } from "../../../../examples/workloads/hitl/hitl-metrics.ts";
import type { Review, ReviewStore } from "../../../../examples/workloads/hitl/store/index.ts";

const reviewOf = (id: number): Review => ({
  id,
  code: "APV-1",
  title: "t",
  severity: "high",
  action: "a",
  status: "pending",
  created_at: new Date(0),
  decided_at: null,
  reviewer: null,
});

/** The API over a store with two reviews, of which the first can be decided. */
function startApi({ started = true, full = false, away = false } = {}) {
  const told: object[] = [];
  const decided: string[] = [];
  const listed: object[] = [];
  const ask = <T>(answer: T): Promise<T> =>
    away ? Promise.reject(new DependencyError("postgres", new Error("gone"))) : Promise.resolve(answer);
  const store: ReviewStore = {
    create: (wanted) => ask({ ...reviewOf(3), ...wanted }),
    find: (id) => ask(id <= 2 ? reviewOf(id) : undefined),
    list: (filter) => {
      listed.push(filter);
      return ask([2, 1].slice(0, filter.limit).map(reviewOf));
    },
    decide: (id, { reviewer }) => ask(id === 1 ? { ...reviewOf(1), status: "approved", reviewer } : undefined),
    count: () => ask({ pending: 2 }),
    countOpen: () => ask(2),
    prune: async () => {},
  };
  const faults = createFaultBoard();
  const registry = new Registry();
  const app = fastify();
  measureRequests(app, registerHitlMetrics(registry));
  addApiRoutes(app, {
    store,
    sessions: {
      open: async () => "token",
      reviewerOf: async (token) => (token === "good" ? "anna" : undefined),
      close: async () => {},
    },
    tell: async (event) => void told.push(event),
    decided: (decision) => decided.push(decision),
    isFull: () => full,
    faults,
    startUp: { seconds: () => (started ? 1 : undefined), done: Promise.resolve() },
  });
  const ask1 = async (method: "GET" | "POST" | "DELETE", path: string, payload?: object, token?: string) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      ...(payload === undefined ? {} : { payload }),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    return { status: answer.statusCode, body: answer.body === "" ? {} : answer.json() };
  };
  return { ask: ask1, told, decided, listed, faults, registry };
}

const wanted = { code: "APV-7", title: " Login ", severity: "low", action: "Lock" };

test("a review is created, and told", async (t) => {
  const { ask, told } = startApi();
  const { status, body } = await ask("POST", "/reviews", wanted);
  t.is(status, 201);
  t.like(body, { id: 3, title: "Login", status: "pending" });
  t.like(told[0], { type: "review", review: { id: 3 } });
});

const refused = test.macro(async (t, path: string, payload: object, status: number, error: RegExp) => {
  const { ask, told } = startApi();
  const answer = await ask("POST", path, payload, "good");
  t.is(answer.status, status);
  t.regex(answer.body.error, error);
  t.deepEqual(told, []);
});
test("without a title", refused, "/reviews", { ...wanted, title: " " }, 400, /^title: /);
test("with more", refused, "/reviews", { ...wanted, more: 1 }, 400, /more/);
test("no such severity", refused, "/reviews", { ...wanted, severity: "urgent" }, 400, /^severity: .*critical/);
test("all at once", refused, "/reviews", { code: "x" }, 400, /title: .*; severity: .*; action: /);
test("no such decision", refused, "/reviews/1/decision", { decision: "perhaps" }, 400, /^decision: .*escalate/);
test("no such review", refused, "/reviews/9/decision", { decision: "approve" }, 404, /no such review/);
test("decided before", refused, "/reviews/2/decision", { decision: "approve" }, 409, /is pending already/);
test("no number", refused, "/reviews/x/decision", { decision: "approve" }, 400, /^id: /);
test("above what the database can count", refused, "/reviews/4294967296/decision", { decision: "approve" }, 400, /^id/);
test("nobody", refused, "/sessions", { reviewer: "" }, 400, /^reviewer: /);

test("a decision needs a session, counts and is told", async (t) => {
  const { ask, told, decided } = startApi();
  const decide = (token?: string) => ask("POST", "/reviews/1/decision", { decision: "approve" }, token);
  t.is((await decide()).status, 401);
  t.is((await decide("bad")).status, 401);
  t.like(await decide("good"), { status: 200, body: { status: "approved", reviewer: "anna" } });
  t.deepEqual(decided, ["approve"]);
  t.like(told, [{ type: "decision", decision: "approve" }]);
});

test("lists go on where the last one ended", async (t) => {
  const { ask, listed } = startApi();
  t.is((await ask("GET", "/reviews?limit=1")).body.next, 2);
  t.is((await ask("GET", "/reviews?limit=5&before=3&status=pending")).body.next, null);
  t.deepEqual(listed, [{ limit: 1 }, { limit: 5, before: 3, status: "pending" }]);
  t.is((await ask("GET", "/reviews?limit=101")).status, 400);
});

test("statistics name every status", async (t) => {
  const { body } = await startApi().ask("GET", "/stats");
  t.deepEqual(body.reviews, { pending: 2, escalated: 0, approved: 0, rejected: 0, modified: 0 });
});

test("what cannot be done now is said", async (t) => {
  t.deepEqual(await startApi({ away: true }).ask("GET", "/stats"), {
    status: 503,
    body: { error: "postgres does not answer", dependency: "postgres" },
  });
  t.is((await startApi({ started: false }).ask("GET", "/stats")).status, 503);
  t.is((await startApi({ full: true }).ask("POST", "/reviews", wanted)).status, 429);
});

test("requests count by endpoint, those of the faults too", async (t) => {
  const { ask, faults, registry } = startApi();
  faults.set("errors", { share: 1 });
  await ask("GET", "/stats");
  faults.clearAll();
  await ask("GET", "/reviews/1");
  await ask("GET", "/reviews/2");
  await ask("GET", "/nothing");
  const text = await registry.metrics();
  t.regex(text, /^hitl_http_requests_total\{method="GET",endpoint="\/api\/v1\/stats",status="500"\} 1$/m);
  t.regex(text, /^hitl_http_requests_total\{method="GET",endpoint="\/api\/v1\/reviews\/\{id\}",status="200"\} 2$/m);
  t.regex(text, /^hitl_http_requests_total\{method="GET",endpoint="unknown",status="404"\} 1$/m);
  t.regex(text, /^hitl_http_request_duration_seconds_count\{method="POST",endpoint="\/api\/v1\/sessions"\} 0$/m);
  t.notRegex(text, /^hitl_active_apv_reviews /m, "nobody has counted yet");
});
