/** What is kept of an answer: `true` is the whole value, a function makes it anew, an object goes deeper; a list is kept item by item. */
export interface Shape {
  readonly [key: string]: true | Shape | ((value: unknown) => unknown);
}

/** A copy with nothing in it but what the shape names. */
export function pick(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, shape));
  if (typeof value !== "object" || value === null) return value === null ? null : undefined;
  const kept: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(shape)) {
    if (!Object.hasOwn(value, key)) continue;
    const inner = (value as Record<string, unknown>)[key];
    kept[key] = part === true ? inner : typeof part === "function" ? part(inner) : pick(inner, part);
  }
  return kept;
}
