import test from "ava";
import { computed, counter, gauge, histogram, stateSet, summary } from "../../../metrics/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";

const refuses = test.macro({
  exec(t, action: () => unknown, ...expected: string[]) {
    const error = t.throws(action, { instanceOf: DefinitionError });
    t.deepEqual(
      error?.findings.map(({ check, path, message, hint }) => `${check} ${path} ${message} → ${hint}`),
      expected,
    );
  },
  title: (title) => `refuses ${title}`,
});

const help = "Help.";

test(
  "a counter without its suffix",
  refuses,
  () => counter("requests", { help }),
  'metrics/counter-suffix metric "requests" is a counter and does not end in _total → Call it requests_total; a name that is out there already takes legacyName: true.',
);
test(
  "a gauge with the suffix of a counter",
  refuses,
  () => gauge("requests_total", { help }),
  'metrics/counter-suffix metric "requests_total" is a gauge and ends in _total → Declare a counter, or drop the suffix.',
);
test(
  "a histogram named like one of its series",
  refuses,
  () => histogram("requests_seconds_bucket", { help }),
  'metrics/name metric "requests_seconds_bucket" is a histogram and ends in _bucket → Leave _bucket off: the definition knows the series with that suffix.',
);
test(
  "a name with a hyphen",
  refuses,
  () => gauge("a-b", { help }),
  'metrics/name metric "a-b" is not a plain metric name → Use letters, digits and _, not a digit first; a name that is out there already takes utf8Name: true.',
);
test(
  "no name",
  refuses,
  () => gauge("", { help, utf8Name: true }),
  'metrics/name metric "" has no usable name → Give it a name.',
);
test(
  "no help",
  refuses,
  () => gauge("a", { help: " " }),
  'metrics/help metric "a" has no help → Say in one sentence what it counts.',
);
test(
  "bad labels, all at once",
  refuses,
  () => gauge("a", { help, labels: ["b-c", "__d", "e", "e", "job"] }),
  'metrics/duplicate-label metric "a" names the label "e" twice → Drop one.',
  'metrics/label-name metric "a" has the label "__d" → Use letters, digits and _, not a digit or __ first.',
  'metrics/label-name metric "a" has the label "b-c" → Use letters, digits and _, not a digit or __ first.',
  'metrics/reserved-label metric "a" declares "job", which is added by itself → Leave it out.',
);
test(
  "le as a histogram's own label",
  refuses,
  () => histogram("a_seconds", { help, labels: ["le"] }),
  'metrics/reserved-label metric "a_seconds" declares "le", which is added by itself → Leave it out.',
);
test(
  "buckets out of order",
  refuses,
  () => histogram("a_seconds", { help, buckets: [1, 0.5] }),
  'metrics/buckets metric "a_seconds" has the buckets 1, 0.5 → Finite numbers, ascending.',
);
test(
  "an infinite bucket",
  refuses,
  () => histogram("a_seconds", { help, buckets: [1, Number.POSITIVE_INFINITY] }),
  'metrics/buckets metric "a_seconds" has the buckets 1, Infinity → Finite numbers, ascending.',
);
test(
  "a quantile above 1",
  refuses,
  () => summary("a_seconds", { help, quantiles: [0.5, 95] }),
  'metrics/quantiles metric "a_seconds" has the quantile 95 → Numbers from 0 to 1.',
);
test(
  "a single state",
  refuses,
  () => stateSet("a", { help, states: ["on"] }),
  'metrics/states metric "a" has 1 states → Name at least two states, each once.',
);
test(
  "a state label that is a label already",
  refuses,
  () => stateSet("a", { help, labels: ["state"], states: ["on", "off"] }),
  'metrics/duplicate-label metric "a" names the label "state" twice → Drop one.',
);

test("a name that is out there already is taken as it is", (t) => {
  t.is(counter("hitl_websocket_messages_sent", { help, legacyName: true }).definition.type, "counter");
  t.is(gauge("http.server.active", { help, utf8Name: true }).definition.name, "http.server.active");
});

test("what Prometheus computes may carry any label of the scrape", (t) => {
  t.deepEqual(computed("job:up:avg", { help, labels: ["job"] }).definition, {
    type: "computed",
    name: "job:up:avg",
    help,
    labels: ["job"],
  });
});
