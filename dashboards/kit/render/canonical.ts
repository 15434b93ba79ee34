/** Prints JSON with sorted keys, two spaces and a final newline; functions and absent values are left out. */
export function canonicalJson(value: unknown): string {
  return printed(sorted(value));
}

/** The same for what has its keys in order already. */
export function printed(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The value with the keys of every object sorted, at every depth. */
export function sorted<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted) as Value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, inner]) => [key, sorted(inner)])) as Value;
}
