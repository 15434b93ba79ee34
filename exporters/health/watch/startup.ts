/** What a service's start is judged by: its startup check, or the next best it has. */
export interface StartNews {
  readonly atMs: number;
  /** `unsure`: no answer in time, which a process that is there may not give either. */
  readonly presence: "there" | "gone" | "unsure";
  readonly ready: boolean;
  /** As the service tells it. */
  readonly startedAtMs: number | undefined;
  /** How long the start took, as the service tells it. */
  readonly startupSeconds: number | undefined;
}

/** Why the duration of a start is not known. */
export const startupReasons = ["already_up", "starting", "start_not_seen", "not_answering"] as const;

/** How long the last start took, or why that is not known. */
export type Startup =
  | { readonly seconds: number; readonly errorSeconds: number }
  | { readonly unknown: (typeof startupReasons)[number] };

/** Follows the starts of one service. */
export interface StartupWatch {
  observe(news: StartNews): void;
  /** Undefined before the first observation. */
  result(): Startup | undefined;
}

/** When something happened: between two observations, or exactly. */
interface Moment {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Within which two tellings of one start may differ: an uptime in whole seconds, a clock that is set. */
const sameStartMs = 2000;

/**
 * A start begins when somebody is there who was gone, or when the service tells a new start; it ends with the first answer that is ready.
 * What is seen only from outside lies somewhere between two observations: the middle is shown, and how far it may be off.
 */
export function createStartupWatch(): StartupWatch {
  let start: Moment | undefined;
  let toldMs: number | undefined;
  let goneAtMs: number | undefined;
  let unreadyAtMs: number | undefined;
  let isReady = false;
  let seen: Startup | undefined;

  function noteStart(atMs: number, startedAtMs: number | undefined): void {
    const apartMs = startedAtMs === undefined || toldMs === undefined ? undefined : Math.abs(startedAtMs - toldMs);
    const isSame = apartMs !== undefined && apartMs <= sameStartMs;
    if ((goneAtMs !== undefined || apartMs !== undefined) && !isSame) {
      start = goneAtMs === undefined ? undefined : { fromMs: goneAtMs, toMs: atMs };
      unreadyAtMs = goneAtMs ?? startedAtMs;
      isReady = false;
    }
    goneAtMs = undefined;
    if (startedAtMs === undefined || isSame) return;
    toldMs = startedAtMs;
    start = { fromMs: startedAtMs, toMs: startedAtMs };
  }

  return {
    observe({ atMs, presence, ready, startedAtMs, startupSeconds }) {
      if (presence === "unsure") return;
      if (presence === "gone") {
        goneAtMs = atMs;
        seen ??= { unknown: "not_answering" };
        return;
      }
      noteStart(atMs, startedAtMs);
      if (isReady) return;
      if (ready) {
        isReady = true;
        seen =
          startupSeconds === undefined
            ? durationOf(start, unreadyAtMs, atMs)
            : { seconds: startupSeconds, errorSeconds: 0 };
      } else {
        unreadyAtMs = atMs;
        seen = { unknown: start === undefined ? "start_not_seen" : "starting" };
      }
    },
    result: () => seen,
  };
}

function durationOf(start: Moment | undefined, unreadyAtMs: number | undefined, readyAtMs: number): Startup {
  if (unreadyAtMs === undefined) return { unknown: "already_up" };
  if (start === undefined) return { unknown: "start_not_seen" };
  // What was gone at the last look cannot have been ready before it started.
  const fromMs = Math.min(Math.max(unreadyAtMs, start.fromMs), readyAtMs);
  const middleMs = (fromMs + readyAtMs) / 2 - (start.fromMs + start.toMs) / 2;
  const errorMs = (readyAtMs - fromMs) / 2 + (start.toMs - start.fromMs) / 2;
  return { seconds: Math.max(0, middleMs) / 1000, errorSeconds: errorMs / 1000 };
}
