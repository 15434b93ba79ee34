import fc from "fast-check";
import {
  type AlertMatchers,
  type Inhibition,
  type LabelCondition,
  type Route,
  type Routing,
  receiver,
  webhook,
} from "../../../../../../alerts/kit/routing/index.ts";

type Labels = Readonly<Record<string, string>>;

const names = ["team", "severity", "job", "service.name"];
const values = ["a", "b", "ab", "a.b", "A", "é", "😀", "a b", 'q"u\\o', "{x}", "it's"];
const patterns = [/a|b/, /a.*/, /.+/, /.*/, /./, /[^a]/, /A/i, /\w+/, /(a|)b?/, /a\.b/, /a.b/, /|b/, /😀/, /q"u\\o/];

const value = fc.constantFrom(...values, "");
const positive = fc.oneof(value, fc.constantFrom(...patterns), fc.uniqueArray(value, { minLength: 1, maxLength: 3 }));
const condition: fc.Arbitrary<LabelCondition> = fc.oneof(
  { weight: 3, arbitrary: positive },
  { weight: 1, arbitrary: positive.map((not) => ({ not })) },
);
export const randomMatchers: fc.Arbitrary<AlertMatchers> = fc.dictionary(fc.constantFrom(...names), condition, {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
});

export const randomLabels: fc.Arbitrary<Labels> = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values), {
  minKeys: 1,
  noNullPrototype: true,
});

/** Routes of every shape; they are optional, because those that nothing can reach are as good as others here. */
export function randomRoutes(receivers: readonly string[], depth = 3): fc.Arbitrary<readonly Route[]> {
  const name = fc.constantFrom(...receivers);
  const below = depth > 1 ? randomRoutes(receivers, depth - 1) : fc.constant<readonly Route[]>([]);
  const route = fc.record(
    { match: randomMatchers, receiver: name, continue: fc.boolean(), routes: below, optional: fc.constant<true>(true) },
    { requiredKeys: ["match", "optional"] },
  );
  return fc.array(route, { maxLength: 4 });
}

export const randomInhibitions: fc.Arbitrary<readonly Inhibition[]> = fc.array(
  fc.record({ source: randomMatchers, target: randomMatchers, equal: fc.subarray(names, { minLength: 1 }) }),
  { minLength: 1, maxLength: 3 },
);

/** Receivers that post to `<url>/<name>`. */
export function postingTo(url: string, receivers: readonly string[]): Routing["receivers"] {
  return receivers.map((name) => receiver(name, [webhook({ url: `${url}/${name}` })]));
}
