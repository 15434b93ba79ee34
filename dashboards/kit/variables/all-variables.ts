import type { SelectorNode } from "../../../metrics/kit/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { inOrder, needsOf } from "./order.ts";
import { type VariableUse, variableOf, variableUses } from "./uses.ts";
import type { DashboardVariable, LabelVariable } from "./variable.ts";

/**
 * Every variable of a dashboard besides the datasource, each after those it is narrowed by: the declared ones, and one
 * for each `variable(name)` in a selector that none is declared for. `job` and `instance` come first, then the declared
 * ones, then the others as the panels use them.
 */
export function variablesOf(dashboard: DashboardOptions): readonly DashboardVariable[] {
  const { variables: declared = [] } = dashboard;
  const uses = widestOfEach(variableUses(dashboard));
  const isDeclared = (name: string) => declared.some((one) => one.name === name);
  const known = new Map(declared.map((one) => [one.name, one]));
  for (const use of [...uses].sort(byRank)) if (!isDeclared(use.name)) known.set(use.name, derived(use, known));
  const all = [...declared, ...[...known.values()].filter(({ name }) => !isDeclared(name))];
  return inOrder(all.sort(byRank));
}

/**
 * Values of the label in the series that the selector reads. Other variables narrow them where they are known
 * already and do not wait for this one themselves.
 */
function derived({ name, label, selector }: VariableUse, known: ReadonlyMap<string, DashboardVariable>): LabelVariable {
  const matchers = selector.matchers.filter(({ value }) => {
    const other = variableOf(value);
    return other === undefined || (known.has(other) && !needsOf(other, known).has(name));
  });
  const of: SelectorNode = { type: "selector", metric: selector.metric, matchers };
  return { name, title: inWords(label), of: { node: of }, label };
}

/** Of each variable the use with the fewest matchers, the first of several: what only errors have leaves no choice while there are none. */
function widestOfEach(uses: readonly VariableUse[]): readonly VariableUse[] {
  const matchers = ({ selector }: VariableUse) => selector.matchers.length;
  return [...Map.groupBy(uses, ({ name }) => name).values()].map((some) =>
    some.reduce((widest, one) => (matchers(one) < matchers(widest) ? one : widest)),
  );
}

const first = ["job", "instance"];

function byRank(a: { readonly name: string }, b: { readonly name: string }): number {
  return rank(a.name) - rank(b.name);
}

function rank(name: string): number {
  return first.includes(name) ? first.indexOf(name) : first.length;
}

function inWords(label: string): string {
  const words = label.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
