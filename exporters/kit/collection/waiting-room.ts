/** Those who wait for something that may not end. */
export interface WaitingRoom {
  /** Waits for the work, but not longer than this, nor after everybody was let go. */
  within(ms: number, work: Promise<unknown>): Promise<void>;
  letGo(): void;
}

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<() => void>();
  return {
    async within(ms, work) {
      const enough = Promise.withResolvers<void>();
      const timer = setTimeout(enough.resolve, ms);
      waiting.add(enough.resolve);
      await Promise.race([work, enough.promise]);
      clearTimeout(timer);
      waiting.delete(enough.resolve);
    },
    letGo() {
      for (const release of waiting) release();
    },
  };
}
