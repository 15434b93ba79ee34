import test from "ava";
import fc from "fast-check";
import { gauge, print, printNode } from "../../../../metrics/kit/index.ts";
import { text, tree } from "./arbitrary.ts";
import { parse } from "./parse.ts";

test("every tree is printed so that it parses back to the same tree", (t) => {
  fc.assert(
    fc.property(tree, (node) => {
      const printed = printNode(node);
      t.deepEqual(parse(printed), node, printed);
    }),
    { numRuns: 500 },
  );
});

test("any label value survives", (t) => {
  const metric = gauge("metric", { help: "Metric.", labels: ["label"] });
  fc.assert(
    fc.property(text, (value) => {
      const parsed = parse(print(metric.where({ label: value })));
      t.like(parsed, { metric: "metric", matchers: [{ label: "label", op: "=", value }] });
    }),
  );
});

test("a list of any values matches each of them and nothing else", (t) => {
  const metric = gauge("metric", { help: "Metric.", labels: ["label"] });
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 4 }), text, (values, other) => {
      const [matcher] = metric.where({ label: values }).node.matchers;
      // Prometheus anchors at both ends.
      const anchored = new RegExp(`^(?:${matcher?.value})$`, "s");
      for (const value of values) t.regex(value, anchored);
      t.is(anchored.test(other), values.includes(other));
    }),
  );
});
