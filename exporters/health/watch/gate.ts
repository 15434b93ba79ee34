/** Lets a number of things run at the same time. */
export interface Gate {
  /** Runs the work when there is room; those who came first, first. */
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
  resize(places: number): void;
}

export function createGate(places: number): Gate {
  let free = places;
  let size = places;
  const waiting: (() => void)[] = [];
  const admit = () => {
    while (free > 0 && waiting.length > 0) {
      free -= 1;
      waiting.shift()?.();
    }
  };
  return {
    async pass(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        admit();
      });
      try {
        return await work();
      } finally {
        free += 1;
        admit();
      }
    },
    resize(next) {
      free += next - size;
      size = next;
      admit();
    },
  };
}
