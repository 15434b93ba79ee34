import test from "ava";
import fc from "fast-check";
import { compress } from "snappyjs";
import { decodeWriteRequest } from "../../../exporters/load-test/remote-write/decode.ts";
import { histogramQuantile, mergeHistograms } from "../../../exporters/load-test/remote-write/histogram.ts";
import { parseName, quantileOfStat } from "../../../exporters/load-test/remote-write/live-series.ts";
import { givenAt, textOf } from "./support/results.ts";
import { startedLoadTest } from "./support/started.ts";
import { type GivenSeries, plainRequest, writeRequest } from "./support/write-request.ts";

const at = givenAt * 1000;

/** What k6 pushes for some requests of one operation with one status. */
function pushed(count: number, failed: number, status: string, time: number, seconds: number): GivenSeries[] {
  const tags = { name: "decide", method: "POST", status, scenario: "mix" };
  const series = (name: string, value: number) => ({
    labels: { __name__: name, ...tags },
    at: at + seconds * 1000,
    value,
  });
  return [
    series("k6_http_reqs_total", count),
    series("k6_http_req_failed_rate", failed / count),
    series("k6_http_req_duration_min", time / 2),
    series("k6_http_req_duration_avg", time),
    series("k6_http_req_duration_p95", time * 2),
    series("k6_http_req_duration_p999", time * 3),
    series("k6_http_req_duration_max", time * 4),
  ];
}

const plain = (name: string, value: number, seconds: number): GivenSeries => ({
  labels: { __name__: name },
  at: at + seconds * 1000,
  value,
});

test("a run is seen while it goes on: counts add up over tags, percentiles are those of the slowest", async (t) => {
  const { post, samples, runs } = await startedLoadTest(t, [], { now: () => givenAt + 20 });
  const path = "/api/v1/write?test=mix";
  const first = [...pushed(10, 0, "200", 0.1, 0), plain("k6_vus", 5, 0), plain("k6_iterations_total", 4, 0)];
  t.deepEqual(await post(path, writeRequest(first)), { status: 204, body: "" });
  const second = [
    ...pushed(30, 0, "200", 0.1, 10),
    ...pushed(10, 10, "500", 0.2, 10),
    plain("k6_vus", 3, 10),
    plain("k6_iterations_total", 20, 10),
    plain("k6_rejected_total", 2, 10),
    plain("k6_data_sent_total", 1000, 10),
  ];
  await post(path, writeRequest(second));
  const [run] = await runs();
  t.like(run, {
    source: "remote-write",
    running: true,
    iterations: 20,
    users: 3,
    maxUsers: 5,
    dataSent: 1000,
    durationSeconds: 10,
  });
  t.deepEqual(run?.operations, [
    {
      protocol: "http",
      quantiles: [
        ["0", 0.05],
        ["0.95", 0.4],
        ["0.999", 0.6000000000000001],
        ["1", 0.8],
      ],
      requests: 40,
      failures: 10,
      perSecond: 3,
      average: 0.125,
      operation: "decide",
    },
  ]);
  t.deepEqual(run?.counters, [{ name: "rejected", value: 2 }]);
  t.deepEqual(await samples("loadtest_running"), ['loadtest_running{tool="k6",test="mix"} 1']);
  t.deepEqual(await samples("loadtest_last_completion"), []);
  t.deepEqual(await samples("loadtest_remote_write_samples"), ["loadtest_remote_write_samples_total 27"]);
});

test("stale markers end it; its summary replaces what was told live, and what comes later is passed over", async (t) => {
  const { post, runs } = await startedLoadTest(t, [], { now: () => givenAt + 20 });
  const path = "/api/v1/write?test=mix";
  const live = pushed(10, 0, "200", 0.1, 0);
  await post(path, writeRequest(live));
  await post(path, writeRequest(live.map((one) => ({ ...one, at: at + 5000, value: "stale" as const }))));
  t.like((await runs())[0], { source: "remote-write", running: false, completedAt: givenAt + 5 });
  await post("/api/v1/results/mix", textOf("summary"));
  await post(path, writeRequest(pushed(12, 0, "200", 0.1, 6)));
  t.like((await runs())[0], { source: "summary", running: false, completedAt: givenAt + 20 });
  await post(path, writeRequest(pushed(1, 0, "200", 0.1, 30)));
  const [next] = await runs();
  t.like(next, { source: "remote-write", running: true, completedAt: givenAt + 20 }, "the completion before stays");
  t.is(next?.totals[0]?.requests, 1);
});

test("without stale markers it is over when nothing more is heard, and not completed", async (t) => {
  let now = givenAt;
  const { post, samples } = await startedLoadTest(t, ["--live.idle=15s"], { now: () => now });
  await post("/api/v1/write?test=mix", writeRequest(pushed(10, 0, "200", 0.1, 0)));
  now += 16;
  t.deepEqual(await samples("loadtest_running"), ['loadtest_running{tool="k6",test="mix"} 0']);
  t.deepEqual(await samples("loadtest_last_completion"), []);
});

test("a count that goes down is a new run: nothing of the one before is left in it", async (t) => {
  const { post, runs } = await startedLoadTest(t, [], { now: () => givenAt + 20 });
  await post("/api/v1/write?test=mix", writeRequest([...pushed(10, 0, "200", 0.1, 0), ...pushed(5, 5, "500", 0.1, 0)]));
  await post("/api/v1/write?test=mix", writeRequest(pushed(3, 0, "200", 0.1, 5)));
  t.like((await runs())[0]?.totals[0], { requests: 3, failures: 0 });
});

test("the test is named by the address, or by a tag", async (t) => {
  const { post, runs, samples } = await startedLoadTest(t, ["--tests=tagged", "--tests=asked"], {
    now: () => givenAt + 20,
  });
  const tagged = (tags: object) =>
    writeRequest([{ ...plain("k6_http_reqs_total", 3, 0), labels: { __name__: "k6_http_reqs_total", ...tags } }]);
  t.is((await post("/api/v1/write", tagged({ testid: "tagged" }))).status, 204);
  t.is((await post("/api/v1/write?test=asked", tagged({ testid: "tagged" }))).status, 204);
  t.deepEqual(
    (await runs()).map((run) => run.test),
    ["asked", "tagged"],
  );
  const nameless = await post("/api/v1/write", tagged({}));
  t.is(nameless.status, 400);
  t.regex(nameless.body, /which test is it\? Say \?test=NAME in the address/);
  t.regex(
    (await post("/api/v1/write?test=typo", tagged({}))).body,
    /\\"typo\\" is none of the tests whose results are taken/,
  );
  t.deepEqual(await samples('loadtest_remote_write_ignored_samples_total{reason="no_test"}'), [
    'loadtest_remote_write_ignored_samples_total{reason="no_test"} 2',
  ]);
});

test("series beyond the limit, and what is not k6's, are ignored and counted", async (t) => {
  const { post, runs, samples } = await startedLoadTest(t, ["--live.max-series=5"], { now: () => givenAt + 20 });
  const many = Array.from({ length: 8 }, (_, n) => ({
    labels: { __name__: "k6_http_reqs_total", name: `operation ${n}` },
    at,
    value: 1,
  }));
  await post(
    "/api/v1/write?test=mix",
    writeRequest([...many, plain("node_load1", 1, 0), plain("k6_vus", Number.NaN, 0)]),
  );
  t.is((await runs())[0]?.totals[0]?.requests, 5);
  t.deepEqual((await samples("loadtest_remote_write_ignored")).toSorted(), [
    'loadtest_remote_write_ignored_samples_total{reason="no_test"} 0',
    'loadtest_remote_write_ignored_samples_total{reason="series_limit"} 3',
    'loadtest_remote_write_ignored_samples_total{reason="unknown_metric"} 2',
  ]);
});

test("native histograms of several tags are one", async (t) => {
  const { post, runs } = await startedLoadTest(t, [], { now: () => givenAt + 20 });
  const histogram = (status: string, schema: number, index: number, count: number): GivenSeries => ({
    labels: { __name__: "k6_http_req_duration_seconds", name: "decide", status },
    at,
    value: { schema, count, sum: count * 0.5, spans: [[index, 1]], deltas: [count] },
  });
  // (0.5, 1] in schema 0; its upper half in schema 1.
  await post("/api/v1/write?test=mix", writeRequest([histogram("200", 0, 0, 6), histogram("500", 1, 0, 4)]));
  const [total] = (await runs())[0]?.totals ?? [];
  t.like(total, { requests: 10, average: 0.5 });
  t.deepEqual(
    total?.quantiles.map(([which]) => which),
    ["0.5", "0.9", "0.95", "0.99"],
  );
  t.true(total?.quantiles.every(([, seconds]) => seconds > 0.5 && seconds <= 1));
});

test("what is no message of remote write is refused with the reason", async (t) => {
  const { post } = await startedLoadTest(t, ["--web.max-body=1000B"]);
  const ask = (body: string | Uint8Array, headers = {}) => post("/api/v1/write?test=mix", body, headers);
  const version2 = { "content-type": "application/x-protobuf;proto=io.prometheus.write.v2.Request" };
  const answers = [
    await ask(""),
    await ask("not snappy at all"),
    await ask(compress(new Uint8Array(5000))),
    await ask(compress(new Uint8Array([10, 200, 1]))),
    // A series of two bytes, whose label claims five.
    await ask(compress(new Uint8Array([10, 2, 10, 5, 10, 1, 97, 18, 0]))),
    await ask(writeRequest([]), version2),
  ];
  t.deepEqual(
    answers.map(({ status, body }) => [status, JSON.parse(body).error.replace(/WriteRequest: .*/, "WriteRequest")]),
    [
      [400, "the body is empty"],
      [400, "the body is not compressed with snappy"],
      [413, "the message is larger than the 1000 bytes that are taken"],
      [400, "the message is no WriteRequest"],
      [400, "the message is no WriteRequest"],
      [415, "this is version 2 of remote write; send version 1"],
    ],
  );
});

test("whatever the bytes are, they are a message or an error", (t) => {
  const sound = plainRequest([
    ...pushed(10, 1, "200", 0.1, 0),
    {
      labels: { __name__: "k6_http_req_duration_seconds" },
      at,
      value: {
        schema: 3,
        count: 2,
        sum: 1,
        spans: [
          [1, 2],
          [3, 1],
        ],
        deltas: [1, 0, 0],
      },
    },
  ]);
  const mutated = fc.tuple(fc.nat(sound.length - 1), fc.uint8Array({ maxLength: 6 })).map(([place, put]) => {
    const bytes = Uint8Array.from(sound);
    bytes.set(put.subarray(0, bytes.length - place), place);
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      try {
        decodeWriteRequest(bytes);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
  t.is(decodeWriteRequest(sound).length, 8);
});

test("a message of more series than anybody sends is refused", (t) => {
  const bytes = new Uint8Array(2 * 20_001).map((_, n) => (n % 2 === 0 ? 10 : 0));
  t.throws(() => decodeWriteRequest(bytes), { message: "it has more than 20000 series" });
});

test("a span that claims four thousand million buckets costs nothing", (t) => {
  const bytes = plainRequest([
    {
      labels: { __name__: "k6_x_seconds" },
      at,
      value: { schema: 0, count: 1, sum: 1, spans: [[0, 4_294_967_295]], deltas: [1] },
    },
  ]);
  const [series] = decodeWriteRequest(bytes);
  t.deepEqual(series?.newest?.value, { schema: 0, count: 1, sum: 1, zeroCount: 0, buckets: [[0, 1]] });
});

test("names of series are metrics and statistics of k6", (t) => {
  const parsed = (name: string) => Object.values(parseName(name) ?? {}).join(" ");
  t.deepEqual(
    [
      "k6_http_reqs_total",
      "k6_http_req_duration_p95",
      "k6_http_req_duration_seconds",
      "k6_vus",
      "k6_vus_max",
      "k6_checks_rate",
      "up",
    ].map(parsed),
    [
      "http_reqs total",
      "http_req_duration p95",
      "http_req_duration_seconds value",
      "vus value",
      "vus_max value",
      "checks rate",
      "",
    ],
  );
  t.deepEqual(["min", "med", "max", "p5", "p95", "p999", "p100", "avg"].map(quantileOfStat), [
    "0",
    "0.5",
    "1",
    "0.05",
    "0.95",
    "0.999",
    "1",
    undefined,
  ]);
});

test("quantiles of native histograms are placed as Prometheus places them", (t) => {
  const one = {
    schema: 0,
    count: 4,
    sum: 3,
    zeroCount: 0,
    buckets: [
      [0, 2],
      [1, 2],
    ] as [number, number][],
  };
  t.is(histogramQuantile(one, 0.5), 1);
  t.is(histogramQuantile(one, 1), 2);
  t.is(histogramQuantile(one, 0.25), Math.SQRT1_2);
  t.is(histogramQuantile({ ...one, zeroCount: 4 }, 0.25), 0);
  t.is(histogramQuantile({ ...one, buckets: [] }, 0.5), undefined);
  const merged = mergeHistograms([
    one,
    {
      ...one,
      schema: 1,
      buckets: [
        [-1, 1],
        [0, 1],
        [1, 1],
        [2, 1],
      ],
    },
  ]);
  t.deepEqual(merged.buckets, [
    [0, 4],
    [1, 4],
  ]);
});
