import { type Duration, milliseconds } from "../../../metrics/kit/index.ts";
import { slice } from "./names.ts";
import type { Objective } from "./objective.ts";
import { type AlertWindows, type BurnWindow, burnWindow, defaultWindows } from "./windows.ts";

/** The window pairs of an objective's alerts, with their burn rates; an alert that it does without has none. */
export function alertWindows(objective: Objective): Readonly<Record<keyof AlertWindows, readonly BurnWindow[]>> {
  const { window: period, windows, alerts } = objective;
  const { page, ticket } = { ...defaultWindows(period), ...windows };
  return {
    page: alerts?.page === false ? [] : page.map((pair) => burnWindow(pair, period)),
    ticket: alerts?.ticket === false ? [] : ticket.map((pair) => burnWindow(pair, period)),
  };
}

/** Every window that a ratio is recorded for, ascending. */
export function recordedWindows(objective: Objective): readonly Duration[] {
  const { page, ticket } = alertWindows(objective);
  const all = [slice, ...[...page, ...ticket].flatMap(({ long, short }) => [long, short]), objective.window] as const;
  return [...new Set(all)].sort((a, b) => milliseconds(a) - milliseconds(b));
}
