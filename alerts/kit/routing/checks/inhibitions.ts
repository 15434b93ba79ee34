import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { concern, fault } from "../fault.ts";
import { inhibitionPath } from "../inhibition.ts";
import { type AlertMatchers, conditionFault } from "../matchers.ts";

/** Inhibitions: conditions that can be told to Alertmanager, and none that mutes more than it says. */
export function checkInhibitions({ inhibit = [] }: Routing): Finding[] {
  return inhibit.flatMap((inhibition) => {
    const { source, target, equal } = inhibition;
    const path = inhibitionPath(inhibition);
    return [
      ...checkSide(source, `${path} › source`),
      ...checkSide(target, `${path} › target`),
      ...(equal.length > 0
        ? []
        : [
            concern(
              "wide-inhibition",
              path,
              "no label has to be equal: one such alert anywhere mutes all of these everywhere.",
              "Name in equal what the two have to share, such as instance.",
            ),
          ]),
    ];
  });
}

function checkSide(matchers: AlertMatchers, path: string): Finding[] {
  if (Object.keys(matchers).length === 0) return [fault("matcher", path, "has no condition, so every alert is one.")];
  return Object.entries(matchers).flatMap(([label, condition]) => {
    const message = conditionFault(condition);
    return message === undefined ? [] : [fault("matcher", `${path} › ${label}`, message)];
  });
}
