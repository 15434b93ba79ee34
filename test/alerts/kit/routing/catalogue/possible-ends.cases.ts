import test from "ava";
import fc from "fast-check";
import {
  type AlertLabels,
  alertExamples,
  alertShapes,
  type LabelCondition,
  type Route,
  type Routing,
  routeOf,
} from "../../../../../alerts/kit/index.ts";
import { possibleEnds } from "../../../../../alerts/kit/routing/catalogue/possible-ends.ts";
import { resolveRoutes } from "../../../../../alerts/kit/routing/resolved-route.ts";
import { catalogue } from "../../../catalogue.ts";
import { inbox } from "../sample.ts";

const external = { stack: "prod" };
const known = catalogue.flatMap((group) =>
  group.rules.flatMap((rule) => {
    const one = [{ ...group, rules: [rule] }];
    const [shape] = alertShapes(one, external);
    return shape === undefined ? [] : alertExamples(one, external).map((labels) => ({ shape, labels }));
  }),
);

/** Conditions on labels that alerts have, with values that they have, some of them mistyped. */
const match = fc
  .constantFrom(...known)
  .chain(({ labels }) =>
    fc
      .subarray(Object.entries(labels), { minLength: 1, maxLength: 2 })
      .chain((some) =>
        fc
          .tuple(...some.map(([label, value]) => condition(value).map((made) => [label, made] as const)))
          .map(Object.fromEntries<LabelCondition>),
      ),
  );

function condition(value: string): fc.Arbitrary<LabelCondition> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(value) },
    fc.constant(""),
    fc.constant([value, "other"]),
    fc.constant({ not: value }),
    fc.constant(/.+/),
    fc.constant(`${value}x`),
  );
}

function routes(depth: number): fc.Arbitrary<readonly Route[]> {
  const below = depth === 0 ? fc.constant<readonly Route[]>([]) : routes(depth - 1);
  return fc.array(fc.record({ match, continue: fc.boolean(), routes: below }), { maxLength: 4 });
}

test("wherever an alert goes, it was said that it may go there", (t) => {
  let ways = 0;
  for (const given of fc.sample(routes(1), { numRuns: 60, seed: 5 })) {
    const routing: Routing = { receivers: [inbox], route: { receiver: "inbox", routes: given } };
    const root = resolveRoutes(routing);
    const strange = known.flatMap(({ shape, labels }) => {
      const possible = new Set([...possibleEnds(root, shape)].map(({ path }) => path));
      const taken = pathsOf(routing, labels);
      ways += taken.length;
      return taken.filter((path) => !possible.has(path)).map((path) => ({ labels, path }));
    });
    t.deepEqual(strange, []);
  }
  t.true(ways > 60 * known.length, "some alerts take several routes");
});

function pathsOf(routing: Routing, labels: AlertLabels): readonly string[] {
  return routeOf(routing, labels).routes.map(({ path }) => path);
}
