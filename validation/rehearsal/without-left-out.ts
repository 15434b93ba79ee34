import type { Alert } from "../../alerts/kit/index.ts";
import type { Plan } from "../plan/index.ts";
import type { CopyFiles } from "./copy-files.ts";
import type { Subject } from "./subject.ts";

/** A plan without the alerts whose rules the copy cannot have. */
export function withoutLeftOut(
  plan: Plan,
  { deployed }: Pick<Subject, "deployed">,
  { compressed }: Pick<CopyFiles, "compressed">,
): Plan {
  const why = new Map<unknown, string>(compressed.leftOut.map((one) => [one.rule, one.why]));
  const isLeftOut = (alert: Alert) => why.has(deployed.rule(alert));
  const alerts = new Set(plan.episodes.map(({ alert }) => alert).filter(isLeftOut));
  return {
    ...plan,
    episodes: plan.episodes.filter(({ alert }) => !alerts.has(alert)),
    untested: [
      ...plan.untested,
      ...[...alerts].map((alert) => ({
        alert,
        why: `it cannot be compressed: ${why.get(deployed.rule(alert)) ?? ""}`,
      })),
    ],
  };
}
