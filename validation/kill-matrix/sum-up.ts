import type { Finding } from "../../problems/index.ts";
import type { KillCase, Resilience } from "../result/index.ts";
import { allKillPoints, idOf, type KillPoint } from "./factors.ts";
import { caseFindings, receiverFindings } from "./findings.ts";

/** What was seen on one copy. */
export interface SeenLane {
  readonly cases: readonly KillCase[];
  readonly receivers: Resilience["receivers"];
  /** Why the rest of it was not played. */
  readonly findings: readonly Finding[];
}

interface Asked {
  readonly points: readonly KillPoint[];
  readonly aborted: boolean;
}

/** What all copies showed, in the order in which it was asked for: one fault fails it, and it passes only when everything was measured. */
export function sumUp(seen: readonly SeenLane[], { points, aborted }: Asked): Resilience {
  const cases = seen.flatMap((lane) => lane.cases);
  const inOrder = points.flatMap((point) => cases.filter(({ id }) => id === idOf(point)));
  const receivers = seen.flatMap((lane) => lane.receivers);
  const broken = seen.flatMap((lane) => lane.findings);
  const statuses = [...inOrder, ...receivers].map(({ status }) => status);
  const complete =
    !aborted &&
    statuses.length > 0 &&
    inOrder.length === points.length &&
    !statuses.includes("not measured") &&
    broken.every(({ severity }) => severity !== "error");
  return {
    status: statuses.includes("failed") ? "failed" : complete ? "passed" : "not measured",
    findings: [...broken, ...inOrder.flatMap(caseFindings), ...receivers.flatMap(receiverFindings)],
    possible: allKillPoints().length,
    cases: inOrder,
    receivers,
  };
}
