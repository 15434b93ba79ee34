import { type Duration, milliseconds } from "../../../metrics/kit/index.ts";
import { group, type RuleGroup } from "../group.ts";
import { burnAlert } from "./burn-alert.ts";
import { idLabels, slice } from "./names.ts";
import { noDataAlert } from "./no-data-alert.ts";
import type { Objective } from "./objective.ts";
import { recordsOf } from "./records.ts";
import { type AlertWindows, type BurnWindow, burnWindow, defaultWindows } from "./windows.ts";

/** Where an objective is taken. */
export interface ObjectiveContext {
  /** The service that it is told of, unless it names one itself. */
  readonly service: string;
  /** Names of the targets that its metrics may come from, when they are not chosen by their job. @default none */
  readonly targets?: readonly string[];
}

/**
 * The rules of an objective: one group, so that every rule reads what the ones before it have just written.
 *
 * Its records and labels are Sloth's, and two counts beside them. Give it objectives that {@link checkObjectives} found sound.
 */
export function objectiveGroup(objective: Objective, { service, targets = [] }: ObjectiveContext): RuleGroup {
  const id = idLabels(objective.service ?? service, objective.name);
  const { page, ticket } = alertWindows(objective);
  return group(`slo-${id.sloth_id}`, {
    rules: [
      ...recordsOf(objective, id, recordedWindows(objective)),
      ...burnAlert(objective, id, { kind: "page", windows: page }),
      ...burnAlert(objective, id, { kind: "ticket", windows: ticket }),
      ...noDataAlert(objective, id, targets),
    ],
  });
}

/** The window pairs of an objective's alerts, with their burn rates; an alert that it does without has none. */
export function alertWindows({
  window: period,
  windows,
  alerts,
}: Objective): Readonly<Record<keyof AlertWindows, readonly BurnWindow[]>> {
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
