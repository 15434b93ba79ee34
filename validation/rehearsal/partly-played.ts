import { scenarioEnd } from "../../alerts/kit/index.ts";
import type { Episode } from "../plan/index.ts";

/** Says of which scenarios only a part was played, and of which there was a past; nothing where all were played whole. */
export function partlyPlayed(episodes: readonly Episode[]): readonly string[] {
  return [
    ...listed(
      "began before the play: what was before was back-filled, with what records read over time would have held",
      episodes.filter(({ from }) => from > 0),
    ),
    ...listed(
      "were not played to their end",
      episodes.filter(({ alert, scenario, length }) => length < scenarioEnd(alert, scenario)),
    ),
  ];
}

function listed(what: string, episodes: readonly Episode[]): readonly string[] {
  const names = [...new Set(episodes.map(({ alert, scenario }) => `${alert.name} (${scenario.name})`))].sort();
  return names.length === 0 ? [] : [`${names.length} long scenarios ${what}: ${names.join(", ")}.`];
}
