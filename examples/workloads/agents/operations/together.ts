/** Joins what comes while the last write is under way into one write; all of it succeeds or fails together. */
export function together<T>(write: (items: readonly T[]) => Promise<void>): (items: readonly T[]) => Promise<void> {
  let next: { readonly items: T[]; readonly written: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();

  const begin = (items: readonly T[]) => {
    const own = [...items];
    const written = last.then(() => {
      next = undefined;
      return write(own);
    });
    last = written.catch(() => undefined);
    next = { items: own, written };
    return written;
  };
  return (items) => {
    if (next === undefined) return begin(items);
    next.items.push(...items);
    return next.written;
  };
}
