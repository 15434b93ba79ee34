import test from "ava";
import { agentsConcurrency, governanceBridgeOverview, hitlOverview, hitlReviews } from "../../dashboards/index.ts";
import { constant, ramp } from "../../dashboards/kit/index.ts";
import { governanceBridge, grpc, health, hitl } from "../../metrics/index.ts";
import { evaluated } from "./support/evaluated.ts";
import { queryOf } from "./support/query-of.ts";

// What panels compute beyond rates and quantiles, with the numbers that must come out.

const bridge = { job: "governance-bridge", instance: "bridge:8081" };
const service = { grpc_type: "unary", grpc_service: "governance.v1.Governance" };
const create = { ...bridge, ...service, grpc_method: "CreateSession" };
const check = { ...bridge, grpc_type: "unary", grpc_service: "grpc.health.v1.Health", grpc_method: "Check" };
const list = { ...check, grpc_method: "List" };

test("an operation over HTTP is held against the same one over gRPC", (t) => {
  const series = [
    ...grpc.handlingTime.series(create, { value: 0.002, by: 10, per: "1s" }),
    ...grpc.handlingTime.series(check, { value: 0.002, by: 10, per: "1s" }),
    ...grpc.handlingTime.series(list, { value: 0.002, by: 10, per: "1s" }),
    ...governanceBridge.httpRequestDuration.series(
      { ...bridge, operation: "CreateSession" },
      { value: 0.02, by: 10, per: "1s" },
    ),
    ...governanceBridge.httpRequestDuration.series(
      { ...bridge, operation: "HealthCheck" },
      { value: 0.002, by: 10, per: "1s" },
    ),
  ];
  // 99 % of what lies between two bounds: from 10 to 25 ms, and from 1 to 2.5 ms.
  t.deepEqual(evaluated(queryOf(governanceBridgeOverview, "matrix", "P99 HTTP : gRPC"), series), {
    'operation="CreateSession"': 10,
    'operation="HealthCheck"': 1,
  });
});

test("the share of gRPC counts an operation that only one side is asked for", (t) => {
  const called = (labels: typeof create, by: number) =>
    grpc.handled.series({ ...labels, grpc_code: "OK" }, ramp({ from: 0, by, per: "15s" }));
  const asked = (operation: string, by: number) =>
    governanceBridge.httpRequests.series({ ...bridge, operation, status: "200" }, ramp({ from: 0, by, per: "15s" }));
  const series = [called(create, 30), called(check, 0), asked("CreateSession", 10), asked("HealthCheck", 15)];
  t.deepEqual(evaluated(queryOf(governanceBridgeOverview, "share-of-grpc", "{{operation}}"), series), {
    'operation="CreateSession"': 0.75,
    'operation="HealthCheck"': 0,
  });
});

test("availability of the bridge adds up both protocols, and is whole before the first fault", (t) => {
  const expr = queryOf(governanceBridgeOverview, "availability", "availability");
  const good = [
    grpc.handled.series({ ...create, grpc_code: "OK" }, ramp({ from: 0, by: 90, per: "15s" })),
    governanceBridge.httpRequests.series(
      { ...bridge, operation: "CreateSession", status: "200" },
      ramp({ from: 0, by: 90, per: "15s" }),
    ),
  ];
  t.deepEqual(evaluated(expr, good), { "": 1 });
  const failed = (grpc_code: string, status: string) => [
    grpc.handled.series({ ...create, grpc_code }, ramp({ from: 0, by: 10, per: "15s" })),
    governanceBridge.httpRequests.series(
      { ...bridge, operation: "CreateSession", status },
      ramp({ from: 0, by: 10, per: "15s" }),
    ),
  ];
  t.deepEqual(evaluated(expr, [...good, ...failed("Unavailable", "503")]), { "": 0.9 });
  t.deepEqual(evaluated(expr, [...good, ...failed("NotFound", "404")]), { "": 1 });
});

const replica = (number: number) => ({ job: "hitl-api", instance: `hitl-api-${number}:8003` });

test("health endpoints, which fail on purpose, do not count as requests of HITL", (t) => {
  const asked = (endpoint: string, status: string, by: number) =>
    hitl.requests.series({ ...replica(1), method: "GET", endpoint, status }, ramp({ from: 0, by, per: "15s" }));
  const series = [
    asked("/api/v1/reviews", "200", 999),
    asked("/api/v1/reviews", "500", 1),
    asked("/health/ready", "503", 500),
  ];
  t.deepEqual(evaluated(queryOf(hitlOverview, "availability", "availability"), series), { "": 0.999 });
});

test("pending reviews of two replicas on one database are counted once; what comes in is what is decided and what they grow by", (t) => {
  const waiting = [1, 2].map((number) =>
    hitl.activeReviews.series(replica(number), ramp({ from: 10, by: 0.5, per: "15s" })),
  );
  const decided = [1, 2].map((number) =>
    hitl.decisions.series({ ...replica(number), decision: "approve" }, ramp({ from: 0, by: 1, per: "15s" })),
  );
  const series = [...waiting, ...decided];
  t.deepEqual(evaluated(queryOf(hitlReviews, "pending", "pending"), series), { "": 30 });
  t.deepEqual(evaluated(queryOf(hitlReviews, "in-and-out", "decided"), series), { "": 8 });
  t.deepEqual(evaluated(queryOf(hitlReviews, "in-and-out", "asked for"), series), { "": 10 });
});

test("connections that ended are those that opened less what the open ones grew by", (t) => {
  const { active, connections } = hitl.websocket;
  const series = [
    connections.series(replica(1), ramp({ from: 0, by: 3, per: "15s" })),
    active.series(replica(1), ramp({ from: 5, by: 1, per: "15s" })),
  ];
  t.deepEqual(evaluated(queryOf(hitlReviews, "coming-and-going", "ended"), series), { "": 8 });
});

test("the agents have been down since the check changed, and for no time while they are well", (t) => {
  const asked = { job: "health", instance: "health:9115", service: "agents", check: "health", replica: "" };
  const expr = queryOf(agentsConcurrency, "down-for", "down for");
  const seen = (up: number) => [health.up.series(asked, constant(up)), health.lastChange.series(asked, constant(480))];
  t.deepEqual(Object.values(evaluated(expr, seen(0))), [120]);
  t.deepEqual(Object.values(evaluated(expr, seen(1))), [0]);
});
