import fc from "fast-check";

const label = fc.constantFrom("job", "instance", "route", "code", "pod");
const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 3 }).map((names) => names.join(", "));
const value = fc.constantFrom(
  "api",
  "",
  "a.b",
  'say "hi"',
  "5..",
  "$job",
  "$" + "{route}",
  "a|b",
  "x\\.y|z",
  "v.*|w",
  "/a/b+",
);
const matcher = fc.tuple(label, fc.constantFrom("=", "!=", "=~", "!~"), value).map(([name, op, text]) => {
  return `${name}${op}${JSON.stringify(text)}`;
});
const matchers = fc.array(matcher, { maxLength: 3 }).map((all) => (all.length === 0 ? "" : `{${all.join(", ")}}`));
const range = fc.constantFrom("5m", "1h30m", "$__rate_interval", "$__range", "300");
const offset = fc.constantFrom("", "", "", " offset 1d", " offset -5m", " @ end()");

// Of the catalogue, of nobody, and of the catalogue with labels that it does not have.
const counter = fc.constantFrom("http_requests_total", "shop_orders_total", "cart_sum");
const gauge = fc.constantFrom(
  "queue_length",
  "kafka_consumergroup_lag",
  "process_resident_memory_bytes",
  "shop:ratio:5m",
);
const histogram = fc.constantFrom("http_request_duration_seconds", "cart_size");

const selector = fc.tuple(gauge, matchers, offset).map((parts) => parts.join(""));
const counted = fc.tuple(counter, matchers, range, offset).map(([name, own, of, at]) => `${name}${own}[${of}]${at}`);
const samples = fc.tuple(gauge, matchers, range).map(([name, own, of]) => `${name}${own}[${of}]`);
const number = fc.constantFrom("0", "1", "0.5", "-3", "1e3", "100", "1e-7");

/** Queries as dashboards have them: most of them the kit can say, and some it cannot. */
export const query: fc.Arbitrary<string> = fc.letrec<{ vector: string }>((tie) => ({
  vector: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    selector,
    fc.tuple(fc.constantFrom("rate", "increase", "irate"), counted).map(([name, of]) => `${name}(${of})`),
    fc
      .tuple(fc.constantFrom("avg_over_time", "deriv", "changes", "delta"), samples)
      .map(([name, of]) => `${name}(${of})`),
    fc.tuple(histogram, matchers, range, labels).map(([name, own, of, by]) => {
      return `histogram_quantile(0.95, sum by (le, ${by}) (rate(${name}_bucket${own}[${of}])))`;
    }),
    aggregations(tie("vector")),
    operations(tie("vector")),
    functions(tie("vector")),
  ),
})).vector;

function aggregations(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const op = fc.constantFrom("sum", "max", "count", "topk(5, ", "quantile(0.9, ");
  const grouping = fc.oneof(
    fc.constant(""),
    labels.map((by) => ` by (${by}) `),
    labels.map((by) => ` without (${by}) `),
  );
  return fc.tuple(op, grouping, inner).map(([name, by, of]) => {
    const [word = "", parameter = ""] = name.split("(");
    return `${word}${by}(${parameter}${of})`;
  });
}

function operations(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const arithmetic = fc.constantFrom("+", "-", "*", "/", "^", "> bool", ">=", "==");
  const matching = fc.oneof(
    fc.constant(""),
    labels.map((on) => `on (${on})`),
    labels.map((on) => `on (${on}) group_left ()`),
    fc.constant("ignoring (code)"),
  );
  return fc.oneof(
    fc.tuple(inner, arithmetic, number).map(([left, op, right]) => `(${left}) ${op} ${right}`),
    fc.tuple(number, fc.constantFrom("+", "-", "*", "/"), inner).map(([left, op, right]) => `${left} ${op} (${right})`),
    fc
      .tuple(inner, fc.constantFrom("/", "+", "<"), matching, inner)
      .map(([a, op, how, b]) => `(${a}) ${op} ${how} (${b})`),
    fc.tuple(inner, fc.constantFrom("and", "or", "unless"), inner).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    inner.map((of) => `(${of}) or vector(0)`),
  );
}

function functions(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(fc.constantFrom("abs", "ceil", "sort_desc", "time() -", "-"), inner).map(([name, of]) => `${name}(${of})`),
    inner.map((of) => `clamp_min(${of}, 0)`),
    inner.map((of) => `max_over_time((${of})[1h:5m])`),
    fc.tuple(inner, label).map(([of, from]) => `label_replace(${of}, "short", "$1", "${from}", "(.*)-.*")`),
    inner.map((of) => `absent(${of})`),
  );
}

/** A dashboard of time series that ask this. */
export function dashboardOf(queries: readonly string[]): object {
  const panels = queries.map((expr, index) => {
    return { type: "timeseries", title: `Panel ${index}`, description: "D.", targets: [{ expr, legendFormat: "one" }] };
  });
  const list = ["job", "route"].map((name) => ({ type: "textbox", name }));
  return { title: "Queries", uid: "queries", description: "P?", schemaVersion: 42, panels, templating: { list } };
}
