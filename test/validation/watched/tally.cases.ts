import test from "ava";
import { createTally } from "../../../validation/watched/load/tally.ts";

const now = Date.parse("2026-03-01T12:00:10Z");

/** What k6 writes about one request, so many milliseconds before now. */
function lines(ago: number, status: number, { ms = 10, message = "", protocol = "http" } = {}): readonly string[] {
  const isFailed = status >= 400 || status === 0 ? 1 : 0;
  const point = (what: string, value: number) =>
    JSON.stringify({
      metric: `${protocol}_${what}`,
      type: "Point",
      data: {
        time: new Date(now - ago).toISOString(),
        value,
        tags: { status: String(status), name: "send_message" },
        ...(message === "" ? {} : { metadata: { message } }),
      },
    });
  return [point("reqs", 1), point("req_duration", ms), point("req_blocked", 0), point("req_failed", isFailed)];
}

function tallyOf(...requests: readonly (readonly string[])[]) {
  const tally = createTally();
  for (const line of requests.flat()) tally.add(line);
  return tally;
}

test("a request is counted once, whatever else k6 says of it", (t) => {
  const metric = '{"type":"Metric","data":{"name":"http_req_failed","type":"rate"},"metric":"http_req_failed"}';
  const tally = tallyOf([metric], lines(1000, 202), ["", "k6 says hello"], lines(900, 500), lines(800, 0));
  t.like(tally.counts(now), { sent: 3, failed: 2 });
  t.deepEqual(
    [...tally.answers()],
    [
      ["202", 1],
      ["500", 1],
      ["0", 1],
    ],
  );
});

test("calls over gRPC are requests like others", (t) => {
  t.like(tallyOf(lines(1000, 200), lines(900, 0, { protocol: "grpc" })).counts(now), { sent: 2, failed: 1 });
});

test("the latest are those of the last five seconds", (t) => {
  const old = Array.from({ length: 40 }, () => lines(6000, 500, { ms: 9000 }));
  const recent = Array.from({ length: 20 }, (_, n) => lines(4000 - n, n < 5 ? 500 : 202, { ms: n + 1 }));
  const { latest, sent } = tallyOf(...old, ...recent).counts(now);
  t.is(sent, 60);
  t.like(latest, { perSecond: 4, failedShare: 0.25 });
  t.true(Math.abs((latest?.p95Ms ?? 0) - 19.05) < 1e-9);
});

test("after a while without a request there are no latest", (t) => {
  const tally = tallyOf(lines(1000, 202));
  t.is(tally.counts(now + 5000).latest, undefined);
  t.is(createTally().counts(now).latest, undefined);
});

test("messages are told by their ids: those that were accepted, and the others", (t) => {
  const tally = tallyOf(
    lines(900, 202, { message: "a" }),
    lines(800, 503, { message: "b" }),
    lines(700, 202, { message: "c" }),
  );
  t.deepEqual(tally.accepted(), ["a", "c"]);
  t.deepEqual(tally.refused(), ["b"]);
});
