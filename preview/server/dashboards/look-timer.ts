/** Decides when to look at something that changes. */
export interface LookTimer {
  /** Something has changed: a look when it has been quiet for a moment. */
  changed(): void;
  /** A look at once, after the one under way. */
  now(): Promise<void>;
  /** A look in so many milliseconds, unless one comes earlier. */
  lookIn(ms: number): void;
  /** Waits for the look under way; there are no more. */
  close(): Promise<void>;
}

/** How long it must be quiet: a release replaces many files, one after the other. */
const quietMs = 50;

/** There is a look at the latest after this time, however much goes on changing. */
const patienceMs = 150;

/** Makes a timer that calls `look`, one at a time; what changes while it looks is looked at afterwards. */
export function createLookTimer(look: () => Promise<void>): LookTimer {
  let timeout: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let latest = Number.POSITIVE_INFINITY;
  let work: Promise<void> = Promise.resolve();
  let closed = false;

  function schedule(at: number): void {
    if (closed) return;
    clearTimeout(timeout);
    dueAt = at;
    timeout = setTimeout(now, Math.max(0, at - performance.now())).unref();
  }

  function now(): Promise<void> {
    clearTimeout(timeout);
    dueAt = Number.POSITIVE_INFINITY;
    latest = Number.POSITIVE_INFINITY;
    work = work.then(() => (closed ? undefined : look()));
    return work;
  }

  return {
    now,
    changed() {
      const now = performance.now();
      latest = Math.min(latest, now + patienceMs);
      schedule(Math.min(now + quietMs, latest));
    },
    lookIn(ms) {
      const at = performance.now() + ms;
      if (at < dueAt) schedule(at);
    },
    async close() {
      closed = true;
      clearTimeout(timeout);
      await work;
    },
  };
}
