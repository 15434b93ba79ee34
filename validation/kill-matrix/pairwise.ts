/**
 * A selection of the cases in which every pair of values that occurs together in any case occurs together in at least one.
 * Most faults show with two things at once (Kuhn, Wallace, Gallo 2004), and the selection grows with the two longest factors only.
 * Greedy: always the case with most pairs that are still missing; of equals the one whose values were chosen least, then the
 * earlier one. Deterministic; keeps the order.
 */
export function pairwise<Case extends Readonly<Record<string, string>>>(cases: readonly Case[]): readonly Case[] {
  const missing = new Set(cases.flatMap(pairsOf));
  const chosen = new Set<Case>();
  while (missing.size > 0) {
    const used = Map.groupBy([...chosen].flatMap(valuesOf), (value) => value);
    const best = bestOf(cases, (one) => [
      pairsOf(one).filter((pair) => missing.has(pair)).length,
      -sum(valuesOf(one).map((value) => used.get(value)?.length ?? 0)),
    ]);
    if (best === undefined) break;
    chosen.add(best);
    for (const pair of pairsOf(best)) missing.delete(pair);
  }
  return cases.filter((one) => chosen.has(one));
}

/** Each two values of a case, with the factors they are of. */
export function pairsOf(one: Readonly<Record<string, string>>): readonly string[] {
  const values = valuesOf(one);
  return values.flatMap((value, index) => values.slice(index + 1).map((other) => `${value} ${other}`));
}

function valuesOf(one: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(one).map((entry) => JSON.stringify(entry));
}

/** The first item with the greatest first mark, and of these with the greatest second one. */
function bestOf<Item>(items: readonly Item[], marks: (item: Item) => readonly [number, number]): Item | undefined {
  const marked = items.map((item) => ({ item, marks: marks(item) }));
  return marked.toSorted((a, b) => b.marks[0] - a.marks[0] || b.marks[1] - a.marks[1])[0]?.item;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
