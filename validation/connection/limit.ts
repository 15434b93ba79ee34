/** Lets so many pieces of work run at once; the others wait, first come, first served. */
export function limit(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever waits longest takes the place over; nobody who comes just now can be faster.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
