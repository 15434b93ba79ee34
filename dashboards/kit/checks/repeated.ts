/** Items that share a key with another one, in the order of their first. */
export function repeated<Item, Key>(
  items: readonly Item[],
  key: (item: Item) => Key,
): (readonly [Key, readonly Item[]])[] {
  if (new Set(items.map(key)).size === items.length) return [];
  return [...Map.groupBy(items, key)].filter(([, group]) => group.length > 1);
}

/** Names in quotes. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
