import { Registry } from "prom-client";
import { type Control, type Logger, type Program, type RunningServer, startServer, version } from "../kit/index.ts";
import { addApi } from "./api.ts";
import { createPlayer } from "./player.ts";
import { addReceivers } from "./receivers/index.ts";
import { type SignalSettings, signalSettings } from "./settings.ts";
import { registerSignalMetrics } from "./signal-metrics.ts";

/** The target of rehearsals: exposes exactly the series that scenarios declare, at the pace that is asked for. */
export const signal: Program<typeof signalSettings> = {
  name: "signal",
  description: "Plays the series of scenarios to Prometheus, faster than real time, for rehearsals of alerts.",
  version,
  settings: signalSettings,
  start: (settings, log, control) => startSignal(settings, log, { control }),
};

/** What the signal is given beside its settings. */
export interface SignalSurroundings {
  readonly control?: Control;
  /** The wall clock, whole milliseconds since 1970. */
  readonly now?: () => number;
}

/** Starts the signal; it plays nothing until it is told to. */
export function startSignal(
  settings: SignalSettings,
  log: Logger,
  { control, now = Date.now }: SignalSurroundings = {},
): Promise<RunningServer> {
  const player = createPlayer(now);
  const registry = new Registry();
  const metrics = registerSignalMetrics(registry);
  return startServer({
    program: signal,
    settings,
    registry,
    log,
    ...(control && { control }),
    bodyLimit: settings["web.max-body"],
    beforeScrape: () => metrics.refresh(player.episodes()),
    routes: (app) => {
      addApi(app, { player, metrics, log });
      addReceivers(app, now);
    },
    links: [
      { href: "/api/v1/play", title: "Play", description: "What is played, and how far it is." },
      { href: "/signal/1/0", title: "Signal", description: "All series of this moment, as Prometheus gets them." },
    ],
  });
}
