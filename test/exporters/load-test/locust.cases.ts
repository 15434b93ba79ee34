import test from "ava";
import { withPart } from "../../../exporters/load-test/locust/index.ts";
import { bounded, type Run } from "../../../exporters/load-test/run/index.ts";
import { givenAt, quantile, resultOf, runOf, textOf } from "./support/results.ts";

test("--csv: every figure is Locust's own, times in seconds, the exact shortest and longest ones", (t) => {
  const run = runOf(textOf("stats"));
  t.like(run, { tool: "locust", source: "csv", running: false, completedAt: givenAt });
  t.deepEqual(run.totals, [
    {
      protocol: "http",
      quantiles: [
        ["0", 0.002543939001043327],
        ["0.5", 0.006],
        ["0.66", 0.02],
        ["0.75", 0.022],
        ["0.8", 0.024],
        ["0.9", 0.033],
        ["0.95", 0.047],
        ["0.98", 0.066],
        ["0.99", 0.24],
        ["0.999", 0.27],
        ["0.9999", 0.27],
        ["1", 0.27394894899771316],
      ],
      requests: 160,
      failures: 10,
      perSecond: 115.88593978077138,
      average: 0.01679664547500579,
    },
  ]);
  t.deepEqual(
    run.operations.map(({ operation, requests, failures }) => [operation, requests, failures]),
    [
      ["decide", 40, 10],
      ["list_decisions", 120, 0],
    ],
  );
  t.is(run.durationSeconds, 1.380668);
});

test("failures, history and exceptions say more of the same run", (t) => {
  let run = runOf(textOf("stats"));
  for (const file of ["failures", "history", "exceptions"] as const) {
    const result = resultOf(textOf(file));
    if ("run" in result) t.fail();
    else run = withPart(run, result.part);
  }
  t.deepEqual(run.errors, [
    {
      protocol: "http",
      operation: "decide",
      error: "HTTPError('500 Server Error: Internal Server Error for url: decide')",
      count: 10,
    },
  ]);
  t.deepEqual([run.users, run.maxUsers], [0, 2]);
  t.deepEqual(run.counters, [{ name: "exceptions", value: 33 }]);
});

test("--json-file of a run says what its CSV says: percentiles are made by Locust's rule", (t) => {
  const [json, csv] = [runOf(textOf("sameRunJson")), runOf(textOf("sameRunStats"))];
  t.is(json.source, "json-file");
  for (const [index, theirs] of [...csv.totals, ...csv.operations].entries()) {
    const ours = [...json.totals, ...byName(json)][index];
    t.deepEqual(ours?.quantiles, theirs.quantiles);
    t.deepEqual([ours?.requests, ours?.failures], [theirs.requests, theirs.failures]);
    t.true(near(ours?.average, theirs.average));
    // Locust counts from the start of the run, which is not in this file: from the first answer it is a little less.
    t.is(ours?.perSecond, (ours?.requests ?? 0) / (json.durationSeconds ?? 0));
  }
  t.true((json.durationSeconds ?? 0) < (csv.durationSeconds ?? 0));

  function byName({ operations }: Run) {
    return csv.operations.map(({ operation }) => operations.find((one) => one.operation === operation));
  }
});

test("--json-file tells when the last request was", (t) => {
  const body = JSON.parse(textOf("sameRunJson")) as { last_request_timestamp: number }[];
  t.is(runOf(textOf("sameRunJson")).completedAt, Math.max(...body.map((one) => one.last_request_timestamp)));
});

test("/stats/requests: what the page knows, with its two percentiles", (t) => {
  const run = runOf(textOf("webUi"));
  t.like(run, { source: "web-ui", running: false, completedAt: givenAt });
  t.deepEqual(run.totals[0]?.quantiles, [
    ["0", 0.002],
    ["0.5", 0.008],
    ["0.95", 0.055],
    ["0.99", 0.074],
    ["1", 0.079],
  ]);
  t.deepEqual(
    run.errors.map(({ count }) => count),
    [24],
  );
});

test("while Locust runs it is not completed, and says how many users there are", (t) => {
  const body = { ...JSON.parse(textOf("webUi")), state: "running", user_count: 7 };
  const run = runOf(JSON.stringify(body));
  t.like(run, { running: true, users: 7, maxUsers: 7 });
  t.false("completedAt" in run);
});

test("an operation that was not asked yet has no times", (t) => {
  const body = JSON.parse(textOf("webUi")) as { stats: object[] };
  const never = { name: "never", method: "GET", num_requests: 0, num_failures: 0, min_response_time: 0 };
  const run = runOf(JSON.stringify({ ...body, state: "running", stats: [never, ...body.stats] }));
  t.like(
    run.operations.find(({ operation }) => operation === "never"),
    { quantiles: [], requests: 0 },
  );
});

test("a name with two methods is two operations, its errors are those of the right one", (t) => {
  const run = runOf(textOf("webUi"));
  t.deepEqual(
    run.operations.map(({ operation }) => operation),
    ["GET /ok", "POST /ok", "decide", "list_decisions"],
  );
  const failures = resultOf('Method,Name,Error,Occurrences\r\nPOST,/ok,"a, ""b""\nc",3\r\n');
  if ("run" in failures || failures.part.kind !== "failures") return t.fail();
  t.deepEqual(withPart(run, failures.part).errors, [
    { protocol: "http", operation: "POST /ok", error: 'a, "b"\nc', count: 3 },
  ]);
});

test("requests that are not HTTP have the protocol Locust gives them; all together are mixed", (t) => {
  const [header, row = "", total = ""] = textOf("stats").split("\r\n");
  const text = [
    header,
    row,
    row.replace("POST,decide", "WSS,notify"),
    total.replace(/^GET,list_decisions/, ",Aggregated"),
    "",
  ];
  const run = runOf(text.join("\r\n"));
  t.deepEqual(
    run.operations.map(({ protocol, operation }) => [protocol, operation]),
    [
      ["http", "decide"],
      ["wss", "notify"],
    ],
  );
  t.is(run.totals[0]?.protocol, "mixed");
});

test("a run without requests has no times and no rate of nothing", (t) => {
  const [header] = textOf("stats").split("\r\n");
  const nothing = ",Aggregated,0,0,0,0.0,0,0,0,0.0,0.0,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A";
  const run = runOf(`${header}\r\n${nothing}\r\n`);
  t.deepEqual(run.totals, [{ protocol: "http", quantiles: [], requests: 0, failures: 0, perSecond: 0 }]);
  t.is(run.durationSeconds, undefined);
});

test("both tools' runs of the same mix have the same operations", (t) => {
  const names = (run: Run) => bounded(run, 50).operations.map(({ protocol, operation }) => `${protocol} ${operation}`);
  t.deepEqual(names(runOf(textOf("summary"))), names(runOf(textOf("stats"))));
  t.is(quantile(runOf(textOf("stats")), "0.95", "decide"), 0.02);
});

function near(a = Number.NaN, b = Number.NaN): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}
