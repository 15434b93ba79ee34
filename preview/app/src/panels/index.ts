import type { PanelKind } from "./kit/index.ts";
import { stat } from "./stat.tsx";
import { timeseries } from "./timeseries/index.ts";

export type { PanelKind, PanelProps } from "./kit/index.ts";

/** Every kind of panel that is previewed, by the type it has in a dashboard's JSON. */
const kinds: Readonly<Record<string, PanelKind>> = {
  stat,
  timeseries,
};

/** How panels of a type are drawn; undefined for a type that is not previewed. */
export function kindOf(type: string): PanelKind | undefined {
  return kinds[type];
}
