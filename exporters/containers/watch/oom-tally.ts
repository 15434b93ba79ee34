/** Counts the processes of a container that were killed for memory, over its restarts. */
export interface OomTally {
  /** The engine told of a kill. */
  killed(): void;
  /** The kernel's own count, which begins at 0 with every start of the container. */
  counted(kills: number): void;
  /** The engine told of a start. */
  started(): void;
  /** What an inspection tells: when this run began, and whether the engine holds that memory ended it or one before. */
  inspected(startedAt: number | undefined, ended: boolean, oomKilled: boolean): void;
  total(): number;
}

/**
 * Two witnesses per run, and the one that saw more counts: the kernel's counter is gone with the run when the kill ends it,
 * and the engine's events are missed while there is no connection.
 */
export function createOomTally(): OomTally {
  let before = 0;
  let events = 0;
  let kernel = 0;
  let run: number | undefined;
  let fresh = true;
  let startTold = false;

  const endRun = () => {
    before += Math.max(events, kernel);
    events = 0;
    kernel = 0;
  };
  return {
    killed: () => {
      events += 1;
    },
    counted(kills) {
      if (kills < kernel) endRun();
      kernel = kills;
    },
    started() {
      endRun();
      startTold = true;
    },
    inspected(startedAt, ended, oomKilled) {
      if (startedAt !== run) {
        if (!fresh && !startTold) endRun();
        run = startedAt;
        startTold = false;
      }
      // From before the exporter's time, or while it heard nothing.
      if (oomKilled && (fresh || ended) && before + events + kernel === 0) events = 1;
      fresh = false;
    },
    total: () => before + Math.max(events, kernel),
  };
}
