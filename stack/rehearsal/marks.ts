import { networkName } from "../../bundle/index.ts";
import { stackLabelValue } from "../place.ts";

/** What lives for minutes beside a project's stacks: a copy of the monitoring, or what sends a drill to one. */
export type TemporaryKind = "rehearsal" | "drill";

/** The Pulumi project of all of a kind; the stack is the id of one. */
export function temporaryProject(project: string, kind: TemporaryKind): string {
  return `${project}-${kind}`;
}

/** What everything on the engine that one of them made is found by. */
export interface Marks {
  /** Value of the label `sightline.stack`. */
  readonly label: string;
  /** What names begin with, also those of what has no label. */
  readonly prefix: string;
}

export function marksOf(project: string, id: string, kind: TemporaryKind = "rehearsal"): Marks {
  const own = temporaryProject(project, kind);
  return { label: stackLabelValue(own, id), prefix: networkName({ project: own, stack: id }) };
}
