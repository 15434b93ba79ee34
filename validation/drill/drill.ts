import type { Annotations, Definitions } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import { type DrillOptions as Opened, openDrill } from "../../stack/drill/index.ts";
import type { Parts } from "../result/index.ts";
import { heartbeatArrivals } from "../routes/index.ts";
import { drillFiles } from "./drill-files.ts";
import { activeDrills, endDrills } from "./ended-alerts.ts";
import { judgeDrill } from "./judge.ts";
import { type DrillPlan, grace } from "./plan.ts";
import { type DrillProgress, type PlayedDrill, playDrill } from "./play.ts";
import { keptFromTelling } from "./real-alert.ts";
import { refuseWhatStandsInTheWay } from "./standing-in-the-way.ts";

export interface DrillOptions extends Pick<Opened, "password" | "trust" | "stateFolder"> {
  readonly settings: Settings;
  readonly plan: DrillPlan;
  readonly definitions: Pick<Definitions, "groups" | "routing">;
  readonly annotations: Annotations;
  readonly page: boolean;
  /** Addresses of the stack's own parts. */
  readonly urls: { readonly alertmanager: string; readonly inbox: string };
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Ends it early: what was seen is judged, and everything is removed. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DrillProgress) => void;
}

/** What a drill found. */
export interface Drilled {
  readonly parts: Pick<Parts, "accuracy" | "latency" | "routes">;
  /** What was not as it would be with the real alert, a sentence each. */
  readonly notes: readonly string[];
  readonly complete: boolean;
}

/** How long a drill may take if nobody says otherwise, in milliseconds: until both messages are late beyond doubt. */
export function usualTimeLimit({ bounds }: DrillPlan): number {
  return bounds.told + bounds.over + 2 * grace;
}

/**
 * Plays one scenario of an alert to the Alertmanager of a stack that runs, at full durations, and follows what becomes of it.
 * Whatever happened, afterwards nothing of it is on the engine, and Alertmanager has no drill that fires.
 *
 * @throws DefinitionError when the stack cannot be drilled now.
 */
export async function drill(options: DrillOptions): Promise<Drilled> {
  const { settings, plan, definitions, annotations, page, password, trust, signal, onProgress, stateFolder } = options;
  const { alert } = plan.episode;
  const login = { user: "admin", password, trust };
  const stack = {
    alertmanager: { url: options.urls.alertmanager, ...login },
    inbox: { url: options.urls.inbox, ...login },
  };
  await refuseWhatStandsInTheWay(stack, { stack: settings.stack, drilled: plan.drilled });
  const release = drillFiles({ settings, alert, groups: definitions.groups, annotations, page });
  const opened = await openDrill({
    ...{ settings, release, password, signal },
    ...(trust === undefined ? {} : { trust }),
    ...(stateFolder === undefined ? {} : { stateFolder }),
  });
  const notes = [...(await keptFromTelling(stack.alertmanager, definitions.routing, plan.real))];
  let played: PlayedDrill | undefined;
  try {
    await opened.up((detail) => onProgress({ step: "bringing up", detail }));
    const own = {
      prometheus: { url: opened.urls.prometheus, ...login },
      signal: { url: opened.urls.signal, ...login },
    };
    const { scrapeInterval } = settings;
    played = await playDrill({
      ...{ plan, scrapeInterval, signal, onProgress },
      access: { ...stack, ...own },
      timeLimit: options.timeLimit,
    });
    notes.push(...timeWasUp(played), ...(await heldBack(stack.alertmanager, alert.name)));
  } catch (error) {
    // Whoever interrupts it interrupts Pulumi, too, which then says that it failed.
    if (!signal.aborted) throw error;
  } finally {
    onProgress({ step: "removing" });
    // First what sends it: it would send it again.
    await opened.down().finally(() => endDrills(stack.alertmanager, alert.name));
  }
  const [watchdog] = await heartbeatArrivals(stack.inbox, "Watchdog").catch(() => []);
  return {
    parts: played === undefined ? {} : judgeDrill({ plan, played, ...(watchdog === undefined ? {} : { watchdog }) }),
    notes,
    complete: !signal.aborted && played !== undefined && played.cut === undefined,
  };
}

function timeWasUp({ cut }: PlayedDrill): readonly string[] {
  if (cut === undefined) return [];
  const message = cut === "told" ? "The message" : "The message that it is over";
  return [
    `${message} could still have come in time when the time limit ended the drill: give it a longer --time-limit.`,
  ];
}

/** Why Alertmanager did not tell of a drill that it has. */
async function heldBack(alertmanager: Parameters<typeof activeDrills>[0], alert: string): Promise<readonly string[]> {
  const active = await activeDrills(alertmanager, alert).catch(() => []);
  const silenced = [...new Set(active.flatMap(({ status }) => status.silencedBy))];
  const inhibited = active.some(({ status }) => status.inhibitedBy.length > 0);
  return [
    ...(silenced.length === 0 ? [] : [`Alertmanager silences the drill: ${silenced.join(", ")}.`]),
    ...(inhibited ? ["Alertmanager inhibits the drill: another drill is on its way."] : []),
  ];
}
