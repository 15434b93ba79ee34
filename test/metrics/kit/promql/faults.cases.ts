import test from "ava";
import { counter, gauge, histogram, histogramQuantile, not, quantile, rate } from "../../../../metrics/kit/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";

const refuses = test.macro({
  exec(t, action: () => unknown, expected: string) {
    const error = t.throws(action, { instanceOf: DefinitionError });
    t.is(error?.message, expected);
  },
  title: (title) => `refuses ${title}`,
});

const metric = gauge("metric", { help: "Metric.", labels: ["label"] });
const total = counter("metric_total", { help: "Metric.", labels: ["label"] });
const buckets = histogram("metric_seconds", { help: "Metric." }).buckets;

test(
  "an empty list",
  refuses,
  () => metric.where({ label: [] }),
  'error: label "label": an empty list matches nothing [metrics/matcher]\n    → Leave the label out, or name at least one value.',
);
test(
  "half a character",
  refuses,
  () => metric.where({ label: "\ud800" }),
  String.raw`error: label "label": "\ud800" is not valid Unicode [metrics/matcher]` +
    "\n    → A surrogate stands alone in it.",
);
test(
  "lookahead",
  refuses,
  () => metric.where({ label: /a(?!b)/ }),
  'error: label "label": /a(?!b)/ uses (?!, which Prometheus does not know [metrics/matcher]\n    → Use RE2 syntax.',
);
test(
  "a backreference",
  refuses,
  () => metric.where({ label: not(/(a)\1/) }),
  String.raw`error: label "label": /(a)\1/ uses \1, which Prometheus does not know [metrics/matcher]` +
    "\n    → Use RE2 syntax.",
);
test(
  "a flag without meaning",
  refuses,
  () => metric.where({ label: /a/g }),
  'error: label "label": /a/g has the flag g, which has no meaning here [metrics/matcher]\n    → Flags i and s do.',
);
test(
  "an empty range",
  refuses,
  () => rate(total, "0s"),
  'error: range "0s": holds no samples [metrics/range]\n    → Write a length above zero, like "5m".',
);
test(
  "a time out of this world",
  refuses,
  () => metric.at(Number.NaN),
  'error: time NaN: is not a time [metrics/range]\n    → Give seconds since 1970, "start" or "end".',
);
test(
  "a negative range",
  refuses,
  () => rate(total, "-5m"),
  'error: duration "-5m": is not a duration: whole numbers with y, w, d, h, m, s or ms are, largest unit first [metrics/duration]\n    → Write it like "5m", "1h30m" or "250ms".',
);
test(
  "a percentage as a quantile",
  refuses,
  () => histogramQuantile(95, rate(buckets, "5m")),
  "error: quantile 95: is not a quantile: numbers from 0 to 1 are [metrics/quantile]\n    → Write 0.95 for the 95th percentile.",
);
test(
  "a negative quantile",
  refuses,
  () => quantile(-1, metric),
  "error: quantile -1: is not a quantile: numbers from 0 to 1 are [metrics/quantile]\n    → Write 0.95 for the 95th percentile.",
);
test("an escaped backslash before a digit is no backreference", (t) => {
  t.is(metric.where({ label: /\\1/ }).node.matchers[0]?.value, "\\\\1");
});
