import test from "ava";
import { labelTest, usualLabels } from "../../../exporters/socket-proxy/labels.ts";
import { judge } from "../../../exporters/socket-proxy/rules/index.ts";

const id = "0123456789abcdef".repeat(4);
const isAllowed = labelTest(usualLabels);
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

const passes = test.macro({
  exec(t, target: string, expected: string) {
    const verdict = judge({ method: "GET", target }, isAllowed);
    t.is("passage" in verdict ? verdict.passage.path : verdict.refusal.message, expected);
  },
  title: (_, target: string) => `lets through ${target.replace(id, "<id>")}`,
});

test(passes, "/_ping", "/_ping");
test(passes, "/v1.41/version", "/v1.41/version");
test(passes, "/containers/json?all=1&limit=5", "/containers/json?all=1&limit=5");
test(passes, `/v1.52/containers/${id}/json`, `/v1.52/containers/${id}/json`);
test(
  passes,
  `/containers/${id}/stats?stream=false&one-shot=true`,
  `/containers/${id}/stats?stream=false&one-shot=true`,
);
test(passes, "/v1.41/networks", "/v1.41/networks");
// As Prometheus asks, in the form of a map; it is written anew.
test(
  passes,
  `/containers/json?filters=${json({ label: { "sightline.scrape=true": true } })}`,
  `/containers/json?filters=${json({ label: ["sightline.scrape=true"] })}`,
);
test(
  passes,
  `/events?since=1700000000.5&filters=${json({ event: ["oom"] })}`,
  `/events?since=1700000000.5&filters=${json({ event: ["oom"], type: ["container"] })}`,
);

const refuses = test.macro({
  exec(t, method: string, target: string, reason: string) {
    const verdict = judge({ method, target }, isAllowed);
    t.is("refusal" in verdict ? verdict.refusal.reason : verdict.passage.path, reason);
  },
  title: (_, method: string, target: string) => `refuses ${method} ${target.replace(id, "<id>").slice(0, 100)}`,
});

for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", ""])
  test(refuses, method, "/containers/json", "method");
test(refuses, "HEAD", "/containers/json", "method");

for (const target of [
  "",
  "*",
  "/",
  "//containers/json",
  "/containers//json",
  "/containers/json/",
  "/containers/../containers/json",
  "/./containers/json",
  "/%2e%2e/containers/json",
  "/containers/%6Ason",
  "/containers/json%00",
  "/containers/json;x=1",
  "/containers/json#all",
  "/Containers/json",
  "/v1.41//containers/json",
  "/v2.0/containers/json",
  "/v1/containers/json",
  "/v1.41/v1.41/containers/json",
  "http://docker/containers/json",
  "http:///containers/json",
  "containers/json",
  "\\containers\\json",
  "/info",
  "/images/json",
  "/volumes",
  "/secrets",
  "/system/df",
  "/swarm/unlockkey",
  "/containers/web/json",
  `/containers/${id.slice(0, 12)}/json`,
  `/containers/${id.toUpperCase()}/json`,
  `/containers/${id}/logs`,
  `/containers/${id}/top`,
  `/containers/${id}/export`,
  `/containers/${id}/archive?path=/`,
  `/containers/${id}/attach/ws`,
  `/containers/${id}/changes`,
  `/exec/${id}/json`,
  `/containers/json?${"a".repeat(9000)}`,
])
  test(refuses, "GET", target, "path");

for (const target of [
  "/containers/json?size=1",
  "/containers/json?all=1&all=0",
  "/containers/json?all",
  "/containers/json?all=yes",
  "/containers/json?all=%zz",
  "/containers/json?constructor=1",
  "/containers/json?__proto__=1",
  "/containers/json??all=1",
  `/containers/${id}/json?size=1`,
  `/containers/${id}/stats`,
  `/containers/${id}/stats?stream=true&one-shot=true`,
  `/containers/${id}/stats?stream=false`,
  "/events?since=yesterday",
  "/version?x=1",
])
  test(refuses, "GET", target, "query");

for (const filters of [
  "no json",
  "[]",
  "null",
  json({ label: ["secret.token=hunter2"] }),
  json({ label: { "secret.token": true } }),
  json({ volume: ["data"] }),
  json({ label: "sightline.scrape" }),
  json({ label: [1] }),
  json({ label: { "sightline.scrape": false } }),
])
  test(refuses, "GET", `/containers/json?filters=${filters}`, "filter");

for (const filters of [
  { type: ["image"] },
  { event: ["exec_create"] },
  { event: ["exec_create: sh"] },
  { label: ["sightline.part"] },
])
  test(refuses, "GET", `/events?filters=${json(filters)}`, "filter");

test("events are never asked for without a filter, nor with an empty one", (t) => {
  for (const target of ["/events", `/events?filters=${json({ event: [] })}`]) {
    const verdict = judge({ method: "GET", target }, isAllowed);
    const asked = "passage" in verdict ? decodeURIComponent(verdict.passage.path) : "";
    t.true(asked.includes('"type":["container"]'), asked);
    t.true(asked.includes('"event":["create","destroy","die"'), asked);
    t.false(asked.includes("exec"), asked);
  }
});

test("labels: names, and beginnings with a star", (t) => {
  const allows = labelTest(["a.b", "sightline.*"]);
  t.deepEqual(["a.b", "a.bc", "sightline.scrape", "sightline", "xsightline.a"].filter(allows), [
    "a.b",
    "sightline.scrape",
  ]);
});
