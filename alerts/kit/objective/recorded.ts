import { type Duration, narrow, select, subquery, sumOverTime, type Vector } from "../../../metrics/kit/index.ts";
import { type IdLabels, slice } from "./names.ts";

/** What a record of the objective holds now. The id alone tells it from those of all others. */
export function recorded(name: string, { sloth_id }: IdLabels) {
  return narrow<string, "gauge", string>(select<string, "gauge">(name), { sloth_id });
}

/** The events of a window that were recorded, each once; those after the newest full five minutes are not among them yet. */
export function slicesOf(name: string, id: IdLabels, window: Duration): Vector {
  return sumOverTime(subquery(recorded(name, id), window, slice));
}
