import { check } from "k6";
import http from "k6/http";
import { Counter, Rate } from "k6/metrics";
import grpc from "k6/net/grpc";
import { setting } from "./setting.js";

// k6 counts these for HTTP only.
const grpcRequests = new Counter("grpc_reqs");
const grpcFailed = new Rate("grpc_req_failed");

const client = new grpc.Client();
client.load([import.meta.resolve("../"), import.meta.resolve("./")], "governance.proto", "health.proto");
let connected = false;

const service = "governance.v1.Governance";

/** Every operation over both protocols: the method with its message, and the request with its body. */
const ways = {
  health_check: () => ({ method: "grpc.health.v1.Health/Check", message: { service }, request: ["GET", "/health"] }),
  create_session: () => ({
    method: `${service}/CreateSession`,
    message: { operator: `operator-${__VU}` },
    request: ["POST", "/v1/sessions", { operator: `operator-${__VU}` }],
  }),
  list_decisions: ({ session }) => ({
    method: `${service}/ListDecisions`,
    message: { session_id: session },
    request: ["GET", `/v1/sessions/${session}/decisions`],
  }),
  get_metrics: () => ({ method: `${service}/GetMetrics`, message: {}, request: ["GET", "/v1/metrics"] }),
  reject_decision: ({ decision }) => ({
    method: `${service}/RejectDecision`,
    message: { decision_id: decision, reason: "not this one" },
    request: ["POST", `/v1/decisions/${decision}/reject`, { reason: "not this one" }],
  }),
  escalate_decision: ({ decision }) => ({
    method: `${service}/EscalateDecision`,
    message: { decision_id: decision, to: "the shift lead" },
    request: ["POST", `/v1/decisions/${decision}/escalate`, { to: "the shift lead" }],
  }),
};

/** Does an operation once; the answer's outcome is ok, conflict, missing or failed. */
export function call(protocol, operation, given, name = operation) {
  const way = ways[operation](given);
  const tags = { name, protocol };
  const answer = protocol === "grpc" ? overGrpc(way, tags) : overHttp(way, tags);
  check(answer, { ok: ({ outcome }) => outcome === "ok" }, tags);
  return answer;
}

function overGrpc({ method, message }, tags) {
  if (!connected) client.connect(setting.grpcTarget, { plaintext: true });
  connected = true;
  const { status, message: body } = client.invoke(method, message, { tags });
  grpcRequests.add(1, tags);
  grpcFailed.add(status !== grpc.StatusOK, tags);
  return { outcome: grpcOutcomes[status] || "failed", body };
}

function overHttp({ request: [method, path, body] }, tags) {
  const headers = { "content-type": "application/json" };
  const text = body === undefined ? null : JSON.stringify(body);
  const answer = http.request(method, `${setting.target}${path}`, text, { headers, tags });
  const outcome = httpOutcomes[answer.status] || "failed";
  return { outcome, body: outcome === "ok" ? answer.json() : undefined };
}

const grpcOutcomes = {
  [grpc.StatusOK]: "ok",
  [grpc.StatusFailedPrecondition]: "conflict",
  [grpc.StatusNotFound]: "missing",
};
const httpOutcomes = { 200: "ok", 409: "conflict", 404: "missing" };
