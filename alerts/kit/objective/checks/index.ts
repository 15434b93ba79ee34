import type { Finding } from "../../../../problems/index.ts";
import { idLabels } from "../names.ts";
import type { Objective } from "../objective.ts";
import { fault } from "./fault.ts";
import { checkMeasure } from "./measure.ts";
import { checkPromise } from "./promise.ts";
import { checkWindows, type Limits } from "./windows.ts";

export type { Limits } from "./windows.ts";

/** An objective, and where it is taken. */
export interface TakenObjective {
  readonly objective: Objective;
  /** The service that it is told of, unless it names one itself. */
  readonly service: string;
  /** Names of the targets that its metrics may come from, when they are not chosen by their job. @default none */
  readonly targets?: readonly string[];
}

/** Everything wrong in objectives, alone and among each other. */
export function checkObjectives(taken: readonly TakenObjective[], limits: Limits): readonly Finding[] {
  const all = taken.map((one) => ({ ...one, path: pathOf(one), id: idOf(one) }));
  return [
    ...all.flatMap(({ objective, targets = [], path }) => {
      const promise = checkPromise(objective, path);
      return [
        ...promise,
        ...checkMeasure(objective, path, targets),
        ...(promise.length > 0 ? [] : checkWindows(objective, path, limits)),
      ];
    }),
    ...all
      .filter(({ id }, index) => all.findIndex((other) => other.id === id) !== index)
      .map(({ id, path }) =>
        fault("duplicate", path, `another objective has the id ${id} already.`, "Rename one: the id is service-name."),
      ),
  ];
}

function pathOf({ objective, service }: TakenObjective): string {
  return `service "${objective.service ?? service}" › objective "${objective.name}"`;
}

function idOf({ objective, service }: TakenObjective): string {
  return idLabels(objective.service ?? service, objective.name).sloth_id;
}
