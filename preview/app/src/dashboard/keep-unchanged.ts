/**
 * `after`, with every part that equals the one in the same place of `before` replaced by that very object: what compares by
 * identity sees what changed and nothing else. Panels keep their identity by their ids, wherever they moved in their list.
 */
export function keepUnchanged<Value>(before: unknown, after: Value): Value {
  return keep(before, after) as Value;
}

function keep(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(after)) return keepList(Array.isArray(before) ? before : [], before, after);
  if (!isObject(after)) return after;
  const earlier = isObject(before) ? before : {};
  const kept = Object.entries(after).map(([name, value]) => [name, keep(earlier[name], value)] as const);
  const same =
    isObject(before) &&
    kept.length === Object.keys(before).length &&
    kept.every(([name, value]) => name in before && Object.is(before[name], value));
  return same ? before : Object.fromEntries(kept);
}

function keepList(earlier: readonly unknown[], before: unknown, after: readonly unknown[]): unknown {
  const byId = new Map(
    earlier.flatMap((one) => (isObject(one) && one.id !== undefined ? [[one.id, one] as const] : [])),
  );
  const kept = after.map((one, index) => {
    const id = isObject(one) ? one.id : undefined;
    return keep(id === undefined ? earlier[index] : (byId.get(id) ?? earlier[index]), one);
  });
  const same =
    Array.isArray(before) &&
    kept.length === earlier.length &&
    kept.every((one, index) => Object.is(one, earlier[index]));
  return same ? before : kept;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
