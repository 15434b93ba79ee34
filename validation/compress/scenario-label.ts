import type { playing } from "../../metrics/signal.ts";

/** Tells the series, alerts and messages of one episode from those of all others. */
export const scenarioLabel: (typeof playing.definition.labels)[number] = "scenario";
