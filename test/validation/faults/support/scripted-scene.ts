import type { Books, Scene } from "../../../../validation/faults/scene.ts";
import type { Fares } from "../../../../validation/faults/works-again.ts";
import type { Told } from "../../../../validation/observe/index.ts";

/** What happens in a scene, by its own seconds since the injection; those before it are negative. */
export interface Script {
  /** Messages, at these seconds. */
  readonly told?: (sinceInjection: number, sinceEnd: number) => readonly Told[];
  /** Names of what fires. */
  readonly firing?: (sinceInjection: number, sinceEnd: number) => readonly string[];
  readonly fares?: (sinceInjection: number, sinceEnd: number) => Partial<Fares>;
  readonly healthy?: (sinceInjection: number, sinceEnd: number) => boolean;
  /** At each look. */
  readonly books?: () => Books;
  readonly shares?: readonly number[];
  /** What injecting throws. */
  readonly refuses?: string;
  /** Called at every pause with the seconds since the injection. */
  readonly onPause?: (sinceInjection: number) => void;
}

/** A scene in which time passes when somebody waits, and what was done in it. */
export function scriptedScene(script: Script): { readonly scene: Scene; readonly log: readonly string[] } {
  const log: string[] = [];
  const start = 1_000_000;
  let now = start;
  let injectedAt = Number.POSITIVE_INFINITY;
  let endedAt = Number.POSITIVE_INFINITY;
  const moments = () => [(now - injectedAt) / 1000, (now - endedAt) / 1000] as const;
  const scene: Scene = {
    begin: async (injection) => {
      const what = "fault" in injection ? injection.fault : injection.action;
      if (script.refuses === what) throw new Error(`${injection.part} does not take ${what}`);
      log.push(`begin ${what}`);
      injectedAt = Math.min(injectedAt, now);
      return {
        end: async () => {
          log.push(`end ${what}`);
          endedAt = now;
        },
      };
    },
    load: async (perSecond) => {
      log.push(perSecond === undefined ? "load" : `load of ${perSecond}`);
      let running = true;
      return {
        fares: () => ({ perSecond: 20, failedShare: 0, p95Ms: 20, ...script.fares?.(...moments()) }),
        books: async () => script.books?.(),
        stop: async () => {
          if (running) log.push("load ends");
          running = false;
        },
      };
    },
    scaleTo: async (workers) => void log.push(`${workers} workers`),
    shares: async () => script.shares ?? [],
    healthy: async () => script.healthy?.(...moments()) ?? true,
    told: async () =>
      (script.told?.(...moments()) ?? [])
        .map((one) => ({ ...one, at: (one.at < 0 ? start : injectedAt) + one.at }))
        .filter(({ at }) => at <= now),
    firing: async () => (script.firing?.(...moments()) ?? []).map((alertname) => ({ alertname })),
    pause: async (milliseconds) => {
      now += milliseconds;
      script.onPause?.(moments()[0]);
    },
    now: () => now,
  };
  return { scene, log };
}
