import { type Recording, type Rule, recordsRead } from "../../alerts/kit/index.ts";
import { nodesIn } from "../../metrics/kit/index.ts";

/** The records of which a rule, or a record that it reads, wants to know more than what they hold now. */
export function readOverTime(rule: Rule, rules: readonly Rule[]): readonly Recording[] {
  const records = [...recordsRead(rule, rules)].filter((one) => one.kind === "record");
  const past = new Set([rule, ...records].flatMap(({ expr }) => namesReadOverTime(expr)));
  return records.filter(({ name }) => past.has(name));
}

function namesReadOverTime({ node }: Rule["expr"]): readonly string[] {
  return nodesIn(node).flatMap((one) => {
    switch (one.type) {
      case "range":
        return [one.selector.metric];
      case "subquery":
        return nodesIn(one.expr).flatMap((inner) => (inner.type === "selector" ? [inner.metric] : []));
      case "selector":
        return one.offset === undefined ? [] : [one.metric];
      default:
        return [];
    }
  });
}
