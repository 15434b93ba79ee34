import type { playing } from "../../metrics/signal.ts";

/** The label that tells episodes apart: everything that is played carries the id of its own. */
export const scenarioLabel: (typeof playing.definition.labels)[number] = "scenario";
