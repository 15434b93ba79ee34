import { dateMath, dateTime, type TimeRange } from "@grafana/data";
import type { PanelJson } from "../dashboard/index.ts";

export interface PanelRange {
  readonly range: TimeRange;
  /** What Grafana says beside the panel's title when the range is not the dashboard's. */
  readonly note: string | undefined;
}

/**
 * The range that a panel shows: with `timeFrom` its own length up to the dashboard's end, when that moves with the clock, and with
 * `timeShift` so much earlier. What cannot be read is said in the note.
 */
export function panelRange({ timeFrom, timeShift, hideTimeOverride }: PanelJson, whole: TimeRange): PanelRange {
  const notes: string[] = [];
  let range = whole;
  if (timeFrom) {
    const own = ownRange(timeFrom, whole);
    if (own === undefined) notes.push("invalid time override");
    else if (own !== whole) {
      range = own;
      notes.push(`Last ${timeFrom.replace(/^now-/, "")}`);
    }
  }
  if (timeShift) {
    const moved = shifted(range, timeShift);
    if (moved === undefined) notes.push("invalid timeshift");
    else {
      range = moved;
      notes.push(`timeshift -${timeShift.replace(/^now-|^-/, "")}`);
    }
  }
  return { range, note: notes.length === 0 || hideTimeOverride === true ? undefined : notes.join(", ") };
}

/** Grafana overrides relative ranges only. */
function ownRange(timeFrom: string, whole: TimeRange): TimeRange | undefined {
  if (typeof whole.raw.from !== "string" || !whole.raw.from.includes("now")) return whole;
  const text = timeFrom.startsWith("now") ? timeFrom : `now-${timeFrom}`;
  const from = dateMath.toDateTime(text, { now: whole.to.toDate() });
  if (from === undefined || !from.isValid()) return undefined;
  return { from, to: whole.to, raw: { from: text, to: "now" } };
}

function shifted({ from, to }: TimeRange, timeShift: string): TimeRange | undefined {
  const by = timeShift.replace(/^now-|^-/, "");
  // Copies: the function moves what it is given.
  const earlier = {
    from: dateMath.parseDateMath(`-${by}`, dateTime(from)),
    to: dateMath.parseDateMath(`-${by}`, dateTime(to)),
  };
  if (earlier.from === undefined || earlier.to === undefined) return undefined;
  return { from: earlier.from, to: earlier.to, raw: { from: earlier.from, to: earlier.to } };
}
