/** Those who wait for something that may not end. */
export interface WaitingRoom {
  /** Waits for the work, but not after everybody was let go. */
  until(work: Promise<unknown>): Promise<void>;
  /** The same, but not longer than this. */
  within(ms: number, work: Promise<unknown>): Promise<void>;
  letGo(): void;
}

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<() => void>();

  async function until(work: Promise<unknown>): Promise<void> {
    const enough = Promise.withResolvers<void>();
    waiting.add(enough.resolve);
    await Promise.race([work, enough.promise]);
    waiting.delete(enough.resolve);
  }

  return {
    until,
    async within(ms, work) {
      const over = Promise.withResolvers<void>();
      const timer = setTimeout(over.resolve, ms);
      await until(Promise.race([work, over.promise]));
      clearTimeout(timer);
    },
    letGo() {
      for (const release of waiting) release();
    },
  };
}
