import test from "ava";
import fc from "fast-check";
import { formatDuration, milliseconds } from "../../../../metrics/kit/index.ts";
import { type Asked, judge } from "../../../../preview/server/prometheus/judge.ts";
import { durationMs, parameters, timeMs } from "../../../../preview/server/prometheus/parameters.ts";

const limits = { maxQueryBytes: 100, maxPoints: 11_000, timeoutMs: 30_000 };
const v1 = "/api/prometheus/api/v1";

/** The path and parameters that are passed on, or the status and why not. */
function judged(asked: Partial<Asked>): string {
  const verdict = judge({ method: "GET", target: v1, ...asked }, limits);
  if ("refusal" in verdict) return `${verdict.refusal.status} ${verdict.refusal.message}`;
  const { method, path, parameters: passed } = verdict.question;
  return `${method} ${path} ${passed.map(([name, value]) => `${name}=${value}`).join(" ")}`.trim();
}

const passed = test.macro({
  exec: (t, target: string, expected: string) => t.is(judged({ target: `${v1}/${target}` }), expected),
  title: (_, target) => `passed on: ${target}`,
});
test(passed, "query?query=up", "GET /api/v1/query query=up timeout=30000ms");
test(passed, "query?query=up&timeout=5s", "GET /api/v1/query query=up timeout=5000ms");
test(passed, "query?query=up&timeout=1h", "GET /api/v1/query query=up timeout=30000ms");
test(passed, "query?query=up&timeout=0", "GET /api/v1/query query=up timeout=1ms");
test(passed, "query?query=%2b+%00x".replace("%00", ""), "GET /api/v1/query query=+ x timeout=30000ms");
test(
  passed,
  "query?query=up&time=2026-01-31T12:00:00.5%2B01:00&limit=10&lookback_delta=5m&stats=all",
  "GET /api/v1/query query=up time=2026-01-31T12:00:00.5+01:00 limit=10 lookback_delta=5m stats=all timeout=30000ms",
);
test(
  passed,
  "query_range?query=up&start=-1.5&end=9&step=0.5",
  "GET /api/v1/query_range query=up start=-1.5 end=9 step=0.5 timeout=30000ms",
);
test(
  passed,
  "query_range?query=up&start=0&end=165000&step=15",
  "GET /api/v1/query_range query=up start=0 end=165000 step=15 timeout=30000ms",
);
test(passed, "query_range?query=up", "GET /api/v1/query_range query=up timeout=30000ms");
test(passed, "series?match[]=a&match%5B%5D=b&start=0", "GET /api/v1/series match[]=a match[]=b start=0");
test(passed, "labels", "GET /api/v1/labels");
test(passed, "label/__name__/values?match[]=up", "GET /api/v1/label/__name__/values match[]=up");
test(passed, "label/U__a_2e_b/values", "GET /api/v1/label/U__a_2e_b/values");
test(
  passed,
  "metadata?metric=up&limit=1&limit_per_metric=1",
  "GET /api/v1/metadata metric=up limit=1 limit_per_metric=1",
);
test(
  passed,
  "rules?type=alert&exclude_alerts=true&rule_name[]=A&rule_name[]=B",
  "GET /api/v1/rules type=alert exclude_alerts=true rule_name[]=A rule_name[]=B",
);
test(passed, "alerts?", "GET /api/v1/alerts");

test("a form is passed on as a form", (t) => {
  t.is(judged({ method: "POST", target: `${v1}/series`, form: "match%5B%5D=a" }), "POST /api/v1/series match[]=a");
  t.is(judged({ method: "POST", target: `${v1}/query` }), "POST /api/v1/query timeout=30000ms");
  t.is(
    judged({ method: "POST", target: `${v1}/query?query=up`, form: "query=down" }),
    "400 the parameters of a POST belong in its body",
  );
});

const refused = test.macro({
  exec: (t, target: string, expected: string) => t.is(judged({ target: `${v1}/${target}` }), expected),
  title: (_, target: string) => `refused: ${target.slice(0, 80)}`,
});
test(refused, "query?query=a&query=b", "400 the parameter query is given more than once");
test(refused, `query?query=${"%C3%BC".repeat(51)}`, "413 query has 102 bytes; at most 100 are passed on");
test(refused, "query?query=", '400 query must be a text, not ""');
test(refused, "query?query=a%00b", '400 query must be a text, not "a\\u0000b"');
test(
  refused,
  "query?query=up&time=1e3",
  '400 time must be seconds since 1970 or a time like 2026-01-31T12:00:00Z, not "1e3"',
);
test(
  refused,
  "query?query=up&time=Inf",
  '400 time must be seconds since 1970 or a time like 2026-01-31T12:00:00Z, not "Inf"',
);
test(refused, "query?query=up&timeout=1d12", '400 timeout must be seconds or a duration like 1m30s, not "1d12"');
test(refused, "query?query=up&limit=-1", '400 limit must be a whole number, not "-1"');
test(refused, "query?query=up&stats=yes", '400 stats must be all, not "yes"');
test(
  refused,
  "query?query=up&toString=1",
  '400 the parameter "toString" is not passed on; known here: query, timeout, limit, lookback_delta, stats, time',
);
test(
  refused,
  "query?query=up&__proto__=1",
  '400 the parameter "__proto__" is not passed on; known here: query, timeout, limit, lookback_delta, stats, time',
);
test(refused, "alerts?x=1", '400 the parameter "x" is not passed on; known here: none');
test(refused, "rules?type=all", '400 type must be alert or record, not "all"');
test(
  refused,
  "query_range?query=up&start=0&end=165016&step=15",
  "400 from start to end there are 11001 steps; at most 11000 are passed on: use a larger step",
);
test(refused, "query_range?query=up&start=0&end=1&step=0", "400 step must be more than zero");
test(
  refused,
  "query_range?query=up&start=2026-13-01T00:00:00Z&end=1&step=1",
  "400 start and end must be moments that exist",
);
test(
  refused,
  "query_range?query=up&start=0&end=2026-01-31T00:00:00Z&step=1m",
  "400 from start to end there are 29496960 steps; at most 11000 are passed on: use a larger step",
);

test("a duration in Prometheus's form means here what it means there", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (ms) => {
      const text = formatDuration(ms);
      t.regex(text, parameters.query_range.step.kind.form);
      t.is(durationMs(text), milliseconds(text));
    }),
  );
  t.deepEqual(["1.5", "0", "90", "1h30m"].map(durationMs), [1500, 0, 90_000, 5_400_000]);
  t.deepEqual(["1.5", "-1", "1970-01-01T00:01:00Z"].map(timeMs), [1500, -1000, 60_000]);
});

test("whatever is asked, only what is on the list is passed on, and none of it is longer than it may be", (t) => {
  const lawful =
    /^(GET|POST) \/api\/v1\/(query|query_range|series|labels)$|^GET \/api\/v1\/(label\/[a-zA-Z_]\w*\/values|metadata|rules|alerts)$/;
  const piece = fc.constantFrom(
    "/",
    "..",
    ".",
    "%2e",
    "%2F",
    ";",
    "\\",
    "api",
    "v1",
    "query",
    "label",
    "a",
    "values",
    "admin",
    "rules",
    "?",
    "#",
    "//",
    "\n",
  );
  const parameter = fc
    .tuple(
      fc.constantFrom("query", "time", "start", "end", "step", "match[]", "limit", "type", "x"),
      fc.oneof(
        fc.constantFrom("1", "60"),
        fc.constantFrom("up", "15s", "alert", "x".repeat(101), ""),
        fc.string({ unit: "binary" }),
      ),
    )
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const query = fc.array(parameter, { maxLength: 4 }).map((all) => all.join("&"));
  const target = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => `${v1}/${pieces.join("")}`),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/api/prometheus${pieces.join("")}`),
    fc
      .tuple(fc.constantFrom("query", "labels", "rules", "query_range"), query)
      .map(([end, search]) => `${v1}/${end}?${search}`),
    fc.webUrl({ withQueryParameters: true }),
    fc.string(),
  );
  let passedOn = 0;
  fc.assert(
    fc.property(
      fc.constantFrom("GET", "GET", "GET", "GET", "POST", "HEAD", "get"),
      target,
      fc.option(query),
      (method, at, form) => {
        const verdict = judge({ method, target: at, ...(form !== null && { form }) }, limits);
        if ("refusal" in verdict) return true;
        const { question } = verdict;
        passedOn += 1;
        const known = Object.keys(parameters[question.endpoint]);
        return (
          lawful.test(`${question.method} ${question.path}`) &&
          question.parameters.every(([name, value]) => known.includes(name) && Buffer.byteLength(value) <= 100)
        );
      },
    ),
    { numRuns: 5000 },
  );
  // Or this would hold for a list of nothing.
  t.true(passedOn > 50, String(passedOn));
});
