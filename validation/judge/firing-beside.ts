import type { AlertLabels } from "../../alerts/kit/index.ts";
import { labelsKey } from "../observe/index.ts";
import type { Episode } from "../plan/index.ts";
import type { Play, Sightings } from "./play.ts";

/** Labels of the other alerts of an episode that fired at some time between two moments, milliseconds since 1970; these included. */
export function firingBeside(
  { play, sightings }: { readonly play: Play; readonly sightings: Sightings },
  episode: Episode,
  own: AlertLabels,
  { from, to }: { readonly from: number; readonly to: number },
): readonly AlertLabels[] {
  return sightings
    .all(episode)
    .filter(({ labels }) => labelsKey(labels) !== labelsKey(own))
    .filter(({ spans }) => spans.some((span) => span.state === "firing" && span.from <= to && span.to >= from))
    .map(({ labels }) => ({ ...labels, ...play.externalLabels }));
}
