import type { VariableOption } from "./option.ts";

/** Options in the order that a variable's `sort` asks for, 0 to 8 as Grafana numbers them; by what people read. */
export function sorted(options: readonly VariableOption[], sort: number): readonly VariableOption[] {
  const order = orders[Math.ceil(sort / 2)];
  if (order === undefined) return options;
  const ascending = options.toSorted((a, b) => order(a.text, b.text));
  return sort % 2 === 1 ? ascending : ascending.reverse();
}

type Order = (a: string, b: string) => number;

const byText: Order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const natural = new Intl.Collator("en", { sensitivity: "accent", numeric: true });

/** 1 and 2 by text, 3 and 4 by the first number in it, 5 and 6 by text whatever its case, 7 and 8 as people sort. */
const orders: readonly (Order | undefined)[] = [
  undefined,
  byText,
  (a, b) => firstNumber(a) - firstNumber(b),
  (a, b) => byText(a.toLowerCase(), b.toLowerCase()),
  natural.compare,
];

function firstNumber(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? -1);
}
