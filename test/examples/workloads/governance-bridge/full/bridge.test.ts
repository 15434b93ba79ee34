import anyTest, { type ExecutionContext, type TestFn } from "ava";
import { faultCatalog } from "../../../../../examples/workloads/governance-bridge/faults/index.ts";
import { faultDuration, faultsOf } from "../../../../../examples/workloads/kit/index.ts";
import { go, governanceBridge, grpc, process as processMetrics } from "../../../../../metrics/index.ts";
import { differences } from "../../support/defined.ts";
import { fault } from "../../support/requests.ts";
import { exitCodeOf, runLoad } from "../../support/run-load.ts";
import { complaintsOf, scrape, series } from "../../support/scrape.ts";
import { until } from "../../support/until.ts";
import { type Bridge, startBridge } from "../support/bridge.ts";

/** One program for all tests, which come one after the other and leave it without faults. */
const test = anyTest as TestFn<Bridge>;
const teardowns: (() => unknown)[] = [];

test.before(async (t) => {
  t.context = await startBridge({ teardown: (end) => teardowns.unshift(end) }, [
    "--backend.timeout=1s",
    "--backend.health-interval=100ms",
  ]);
});
test.afterEach.always(async ({ context }) => {
  await fetch(`${context.url}/admin/faults`, { method: "DELETE" }).catch(() => undefined);
});
test.after.always(async () => {
  for (const end of teardowns) await end();
});

test.serial("at rest it needs less than 50 MB", async ({ context, is, true: isTrue }) => {
  isTrue(((await series(context.url, "process_resident_memory_bytes")) ?? Infinity) < 50e6);
  is(
    await series(
      context.url,
      'grpc_server_started_total{grpc_method="Check",grpc_service="grpc.health.v1.Health",grpc_type="unary"}',
    ),
    0,
  );
});

test.serial("HTTP and gRPC give the same answers", async (t) => {
  const { call, ask, health } = t.context;
  const session = await beginSession(t.context);
  const listed = await ask("GET", `/v1/sessions/${session}/decisions`);
  t.is(decisionsIn(listed.body).length, 8);
  t.deepEqual(plain((await call("ListDecisions", { sessionId: session })).body), plain(listed.body));
  const rejected = await ask("POST", `/v1/decisions/${session}-1/reject`, { reason: "a test" });
  t.like(rejected, { status: 200, body: { status: "DECISION_STATUS_REJECTED", remark: "a test" } });
  const escalated = await call("EscalateDecision", { decisionId: `${session}-2`, to: "bert" });
  t.like(escalated, { code: "OK", body: { status: "DECISION_STATUS_ESCALATED", remark: "bert" } });
  for (const status of ["DECISION_STATUS_PENDING", "DECISION_STATUS_REJECTED", "DECISION_STATUS_ESCALATED"]) {
    const { body } = await ask("GET", `/v1/sessions/${session}/decisions?status=${status}`);
    t.is(decisionsIn(body).length, status === "DECISION_STATUS_PENDING" ? 8 : 1, status);
    t.deepEqual(plain((await call("ListDecisions", { sessionId: session, status })).body), plain(body));
  }
  t.deepEqual((await call("GetMetrics")).body, (await ask("GET", "/v1/metrics")).body);
  t.deepEqual(await ask("GET", "/health"), {
    status: 200,
    body: { status: "UP", components: { backend: { status: "UP" } } },
  });
  t.is(await health("governance.v1.Governance"), "SERVING");
  t.is(await health(""), "SERVING");
  t.is(await health("somebody.else"), "NOT_FOUND");
});

test.serial("what cannot be done is said alike on both sides", async (t) => {
  const { call, ask } = t.context;
  const session = await beginSession(t.context);
  await call("RejectDecision", { decisionId: `${session}-1`, reason: "a test" });
  const cases = [
    ["CreateSession", {}, "/v1/sessions", "INVALID_ARGUMENT", 400],
    ["CreateSession", { operator: "x".repeat(65) }, "/v1/sessions", "INVALID_ARGUMENT", 400],
    ["RejectDecision", { decisionId: `${session}-2` }, `/v1/decisions/${session}-2/reject`, "INVALID_ARGUMENT", 400],
    ["RejectDecision", { decisionId: "no-1", reason: "r" }, "/v1/decisions/no-1/reject", "NOT_FOUND", 404],
    [
      "EscalateDecision",
      { decisionId: `${session}-99`, to: "b" },
      `/v1/decisions/${session}-99/escalate`,
      "NOT_FOUND",
      404,
    ],
    [
      "EscalateDecision",
      { decisionId: `${session}-1`, to: "b" },
      `/v1/decisions/${session}-1/escalate`,
      "FAILED_PRECONDITION",
      409,
    ],
  ] as const;
  for (const [method, request, path, code, status] of cases) {
    const overGrpc = await call(method, request);
    t.is(overGrpc.code, code, `${method} ${JSON.stringify(request)}`);
    const { decisionId: _, ...body } = request as { readonly decisionId?: string };
    const overHttp = await ask("POST", path, body);
    t.is(overHttp.status, status, path);
    t.is((overHttp.body as { readonly error: string }).error, overGrpc.message);
  }
  for (const body of ["", "[]", '{"operatr": "anna"}'])
    t.is((await ask("POST", "/v1/sessions", body)).status, 400, body);
  t.is((await ask("GET", `/v1/sessions/${session}/decisions?status=DONE`)).status, 400);
});

test.serial("what it keeps is bounded", async (t) => {
  const { call } = t.context;
  const first = await beginSession(t.context);
  for (let n = 1; n <= 20; n++) await call("RejectDecision", { decisionId: `${first}-${n}`, reason: "a test" });
  t.is(decisionsIn((await call("ListDecisions", { sessionId: first })).body).length, 16, "8 pending and 8 judged");
  for (let n = 0; n < 10; n++)
    await Promise.all(Array.from({ length: 100 }, () => call("CreateSession", { operator: "a" })));
  t.like((await call("GetMetrics")).body, { sessions: "1000", decisionsPending: "8000" });
  t.is((await call("ListDecisions", { sessionId: first })).code, "NOT_FOUND");
});

test.serial("its metrics are those that are defined", async (t) => {
  const { url } = t.context;
  const text = await scrape(url);
  const own = [
    ...Object.values(governanceBridge),
    // Node's own is for Node.
    processMetrics.cpuSeconds,
    processMetrics.residentMemory,
  ];
  t.deepEqual(differences(text, Object.values(governanceBridge)), []);
  t.deepEqual(differences(text, [...own, ...Object.values(go), ...Object.values(grpc)], { help: false }), []);
  t.deepEqual(await complaintsOf(url), []);
  for (const operation of [
    "HealthCheck",
    "CreateSession",
    "ListDecisions",
    "GetMetrics",
    "RejectDecision",
    "EscalateDecision",
  ]) {
    t.regex(text, new RegExp(`^governance_http_requests_total\\{operation="${operation}",status="200"\\} `, "m"));
  }
});

test.serial("its faults are those of the catalog", async (t) => {
  const { ask, url } = t.context;
  const { body } = await ask("GET", "/admin/faults");
  t.deepEqual(body, {
    service: "governance-bridge",
    faults: faultsOf(faultCatalog, "governance-bridge").map((name) => {
      const { description, parameters } = faultCatalog[name];
      return { name, description, parameters: { ...parameters, durationSeconds: faultDuration }, active: null };
    }),
  });
  const wrong: readonly (readonly [string, string, number, RegExp])[] = [
    [
      "slow",
      '{"delayMs": 0, "ms": 1}',
      400,
      /slow.ms is no parameter; there are: delayMs, durationSeconds, operation; slow.delayMs 0: must be a number from 1 to 30000 \(milliseconds\)/,
    ],
    ["degraded", '{"operation": "all"}', 400, /degraded.operation \\"all\\": must be one of create_session, /],
    ["slow", "[]", 400, /slow takes a JSON object with its parameters/],
    ["slow", "{", 400, /the body is no JSON/],
    ["outage", "{}", 404, /outage is no fault of governance-bridge; there are: burn-cpu, crash/],
  ];
  for (const [name, given, status, words] of wrong) {
    const answer = await ask("PUT", `/admin/faults/${name}`, given);
    t.is(answer.status, status, given);
    t.regex(JSON.stringify(answer.body), words);
  }
  await fault(url, "slow", { delayMs: 1, durationSeconds: 1 });
  await until(
    "it ends by itself",
    async () => JSON.stringify((await ask("GET", "/admin/faults")).body).includes('"active":{') === false,
  );
});

/** The fault, what it does to two operations over gRPC and HTTP, and to the health. */
const backendFaults: readonly (readonly [
  string,
  object,
  Readonly<Record<"GetMetrics" | "CreateSession", string>>,
  string,
])[] = [
  ["errors", { share: 1 }, { GetMetrics: "INTERNAL", CreateSession: "INTERNAL" }, "NOT_SERVING"],
  ["errors", { share: 1, operation: "get_metrics" }, { GetMetrics: "INTERNAL", CreateSession: "OK" }, "SERVING"],
  ["degraded", { operation: "get_metrics" }, { GetMetrics: "UNAVAILABLE", CreateSession: "OK" }, "SERVING"],
  ["drop-connections", { share: 1 }, { GetMetrics: "UNAVAILABLE", CreateSession: "UNAVAILABLE" }, "NOT_SERVING"],
  ["unavailable", {}, { GetMetrics: "UNAVAILABLE", CreateSession: "UNAVAILABLE" }, "NOT_SERVING"],
  ["timeouts", {}, { GetMetrics: "DEADLINE_EXCEEDED", CreateSession: "DEADLINE_EXCEEDED" }, "NOT_SERVING"],
  ["timeouts", { operation: "create_session" }, { GetMetrics: "OK", CreateSession: "DEADLINE_EXCEEDED" }, "SERVING"],
  [
    "slow",
    { delayMs: 5000, operation: "get_metrics" },
    { GetMetrics: "DEADLINE_EXCEEDED", CreateSession: "OK" },
    "SERVING",
  ],
];
const httpStatus: Readonly<Record<string, number>> = {
  OK: 200,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};
/** The library spells codes its own way. */
const metricCode: Readonly<Record<string, string>> = {
  OK: "OK",
  INTERNAL: "Internal",
  UNAVAILABLE: "Unavailable",
  DEADLINE_EXCEEDED: "DeadlineExceeded",
};

for (const [name, parameters, expected, serving] of backendFaults) {
  test.serial(
    `${name} ${JSON.stringify(parameters)}: seen on both sides and in the series, gone when it is cleared`,
    async (t) => {
      const { url, call, ask, health } = t.context;
      const counters = Object.entries(expected).flatMap(([method, code]) => [
        `grpc_server_handled_total{grpc_code="${metricCode[code]}",grpc_method="${method}",grpc_service="governance.v1.Governance",grpc_type="unary"}`,
        `governance_http_requests_total{operation="${method}",status="${httpStatus[code]}"}`,
      ]);
      const before = await Promise.all(counters.map((counter) => series(url, counter)));
      await fault(url, name, parameters);
      await until("the fault is in force", async () => (await health("governance.v1.Governance")) === serving);
      t.is((await ask("GET", "/health")).status, serving === "SERVING" ? 200 : 503);
      t.is(await health(""), "SERVING", "the bridge itself is well");
      t.is((await call("GetMetrics")).code, expected.GetMetrics);
      t.is((await call("CreateSession", { operator: "anna" })).code, expected.CreateSession);
      t.is((await ask("GET", "/v1/metrics")).status, httpStatus[expected.GetMetrics] ?? 0);
      t.is((await ask("POST", "/v1/sessions", { operator: "anna" })).status, httpStatus[expected.CreateSession] ?? 0);
      const after = await Promise.all(counters.map((counter) => series(url, counter)));
      t.deepEqual(
        after,
        before.map((count = 0) => count + 1),
      );

      await fault(url, name, null);
      await until("all is well", async () => (await health("governance.v1.Governance")) === "SERVING");
      t.is((await call("GetMetrics")).code, "OK");
      t.is((await ask("POST", "/v1/sessions", { operator: "anna" })).status, 200);
    },
  );
}

test.serial("slow: every answer takes so long, as the histograms of both sides have it", async (t) => {
  const { url, call, ask } = t.context;
  const sums = [
    'grpc_server_handling_seconds_sum{grpc_method="GetMetrics",grpc_service="governance.v1.Governance",grpc_type="unary"}',
    'governance_http_request_duration_seconds_sum{operation="GetMetrics"}',
  ];
  const before = await Promise.all(sums.map((sum) => series(url, sum)));
  await fault(url, "slow", { delayMs: 100, operation: "get_metrics" });
  for (let n = 0; n < 3; n++) await Promise.all([call("GetMetrics"), ask("GET", "/v1/metrics")]);
  const after = await Promise.all(sums.map((sum) => series(url, sum)));
  for (const [n, seconds] of after.entries()) t.true((seconds ?? 0) - (before[n] ?? 0) >= 0.3, sums[n]);
});

test.serial("more than it can have under way is turned away at once", async (t) => {
  const { url, call } = await startBridge(t, ["--backend.timeout=5m"]);
  await fault(url, "timeouts");
  const codes: string[] = [];
  const all = Array.from({ length: 600 }, async () => codes.push((await call("GetMetrics")).code));
  await until("88 have no place", () => codes.length === 88);
  t.deepEqual([...new Set(codes)], ["RESOURCE_EXHAUSTED"]);
  await fault(url, "timeouts", null);
  await Promise.all(all);
  t.is(codes.filter((code) => code === "OK").length, 512);
});

test.serial("leaks and a busy collector show in Go's own series, and end with the fault", async (t) => {
  const { url } = t.context;
  const read = async (name: string) => (await series(url, name)) ?? 0;
  const goroutines = await read("go_goroutines");
  await fault(url, "leak-goroutines", { limit: 500, perSecond: 5000 });
  await until("they are there", async () => (await read("go_goroutines")) >= goroutines + 450);
  await fault(url, "leak-goroutines", null);
  await until("they are gone", async () => (await read("go_goroutines")) < goroutines + 100);

  const heap = await read("go_memstats_heap_inuse_bytes");
  await fault(url, "leak-memory", { limitMegabytes: 60, megabytesPerSecond: 64 });
  await until("it is held", async () => (await read("go_memstats_heap_inuse_bytes")) > heap + 50e6);
  t.true((await read("process_resident_memory_bytes")) > 50e6);
  await fault(url, "leak-memory", null);
  await until("it is let go", async () => (await read("go_memstats_heap_inuse_bytes")) < heap + 20e6);

  const collections = await read("go_gc_duration_seconds_count");
  const allocated = await read("go_memstats_alloc_bytes_total");
  await fault(url, "gc-pressure", { megabytesPerSecond: 500 });
  await until("it collects", async () => (await read("go_gc_duration_seconds_count")) > collections + 10);
  t.true((await read("go_memstats_alloc_bytes_total")) > allocated + 30e6);

  const seconds = await read("process_cpu_seconds_total");
  await fault(url, "burn-cpu", { share: 1, threads: 1 });
  await until("it burns", async () => (await read("process_cpu_seconds_total")) > seconds + 0.5);
});

const loads = ["1k", "5k", "10k", "sustained", "mixed"];

test.serial("every load runs over its protocols, judges its thresholds and leaves its figures", async (t) => {
  // A busy machine is no failure of the bridge.
  const patient = await startBridge(t, ["--backend.timeout=30s"]);
  for (const name of loads) {
    const { exitCode, output, result } = await load(t, patient, name, name === "10k" ? { PROTOCOL: "http" } : {});
    t.is(exitCode, exitCodeOf(result), output);
    t.like(result.load, { name: `governance-bridge-${name}`, short: true });
    t.regex(output, /\d+ requests\/s; wanted are 5000\/s/);
    const used = name === "10k" ? ["http"] : name === "mixed" ? ["grpc", "http"] : ["grpc"];
    for (const protocol of ["grpc", "http"]) {
      const count = result.metrics[`${protocol}_reqs`]?.values.count ?? 0;
      t.is(count > 0, used.includes(protocol), `${name}: ${protocol}`);
    }
    for (const protocol of used) {
      t.is(result.metrics[`${protocol}_req_failed`]?.values.rate, 0, output);
      t.truthy(result.metrics[`${protocol}_req_duration{name:list_decisions}`]?.values["p(99.9)"]);
      t.deepEqual(Object.keys(result.metrics[`${protocol}_req_duration`]?.thresholds ?? {}), ["p(99)<5"]);
    }
  }
});

test.serial("HTTP and gRPC are compared per operation; a fault is in the table", async (t) => {
  await fault(t.context.url, "errors", { share: 1, operation: "escalate_decision", durationSeconds: 600 });
  const { exitCode, output, result } = await load(t, t.context, "compare");
  t.is(exitCode, exitCodeOf(result), output);
  const rows = output.split("\n").filter((line) => /^\| \w+ \| (grpc|http) \|/.test(line));
  t.is(rows.length, 12, output);
  t.is(rows.filter((row) => row.includes("| 100.00 % |")).length, 2, output);
  t.true(rows.filter((row) => /^\| escalate_decision .* 100.00 %/.test(row)).length === 2, output);
  t.truthy(result.metrics["bridge_memory_bytes{name:health_check,protocol:grpc}"]);
});

test.serial("told to stop it finishes its work; told to crash it does not", async (t) => {
  const crashing = await startBridge(t);
  await fault(crashing.url, "crash");
  t.deepEqual(await crashing.ended, { code: 70, signal: null });

  const { url, call, end } = t.context;
  await fault(url, "slow", { delayMs: 500, operation: "get_metrics" });
  const started =
    'grpc_server_started_total{grpc_method="GetMetrics",grpc_service="governance.v1.Governance",grpc_type="unary"}';
  const before = (await series(url, started)) ?? 0;
  const underWay = call("GetMetrics");
  await until("it has begun", async () => ((await series(url, started)) ?? 0) > before);
  t.deepEqual(await end("SIGTERM"), { code: 0, signal: null });
  t.is((await underWay).code, "OK");
});

function load(t: ExecutionContext<Bridge>, at: Bridge, name: string, more: Readonly<Record<string, string>> = {}) {
  const script = new URL(`../../../../../examples/workloads/governance-bridge/load/${name}.js`, import.meta.url);
  const { url: TARGET, grpc: GRPC_TARGET } = at;
  return runLoad(t, script, `governance-bridge-${name}`, { TARGET, GRPC_TARGET, ...more });
}

/** Begins a session; its decisions are numbered from 1. */
async function beginSession({ ask }: Bridge): Promise<string> {
  const { body } = await ask("POST", "/v1/sessions", { operator: "anna" });
  return (body as { readonly id: string }).id;
}

function decisionsIn(body: object | undefined): readonly object[] {
  return (body as { readonly decisions: readonly object[] }).decisions;
}

/** Times to the millisecond: JSON has them as text, the other side as seconds and nanoseconds. */
function plain(body: object | undefined): unknown {
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (key !== "createdAt") return value;
    return typeof value === "string" ? Date.parse(value) : Number(value.seconds) * 1000 + Math.floor(value.nanos / 1e6);
  });
}
