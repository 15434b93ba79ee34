import { type DashboardVariable, variablesOfVariable } from "./variable.ts";

/** The variables in their order, but each after those it is narrowed by, as far as they form no circle. */
export function inOrder(variables: readonly DashboardVariable[]): readonly DashboardVariable[] {
  const placed = new Set<DashboardVariable>();
  const place = (one: DashboardVariable, above: readonly DashboardVariable[]): void => {
    if (placed.has(one) || above.includes(one)) return;
    const needed = variablesOfVariable(one);
    for (const other of variables) if (needed.includes(other.name)) place(other, [...above, one]);
    placed.add(one);
  };
  for (const one of variables) place(one, []);
  return [...placed];
}

/** Names of the variables that one waits for, directly or through others; its own among them where they form a circle. */
export function needsOf(name: string, known: ReadonlyMap<string, DashboardVariable>): ReadonlySet<string> {
  const needed = new Set<string>();
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const one = known.get(next);
    for (const other of one === undefined ? [] : variablesOfVariable(one)) {
      if (!needed.has(other)) pending.push(other);
      needed.add(other);
    }
  }
  return needed;
}
