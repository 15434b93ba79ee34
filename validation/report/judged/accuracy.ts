import type { Accuracy, Confusion } from "../../result/index.ts";
import { count, shareText, whole } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every rule with each of its severities, and alerts that have no episode. */
export function judgeAccuracy({ rules, mishaps, untested }: Accuracy): Judged[] {
  const judged = rules.map(({ alert, severity, counts }): Judged => {
    const own = mishaps.filter((mishap) => mishap.alert === alert && mishap.severity === severity);
    const failed = own.length > 0 || counts.missed + counts.late + counts.false > 0;
    return {
      subject: `${alert} (${severity})`,
      outcome: failed ? "failed" : "passed",
      expected: "it fires where its scenarios say so, and only there",
      seen: failed
        ? [
            faultsOf(counts),
            ...own.slice(0, 3).map(({ scenario, outcome, detail }) => `${scenario}: ${outcome}, ${detail}`),
          ]
            .filter((text) => text !== "")
            .join("; ")
        : shareText(counts.recall),
    };
  });
  const left = untested.map(
    ({ alert, severity, why }): Judged => ({
      subject: `${alert} (${severity})`,
      outcome: "not measured",
      expected: "an episode",
      seen: why,
    }),
  );
  return [...judged, ...left];
}

export function accuracySentence({ loads, rules, elsewhere, untested }: Accuracy): string {
  const first = loads[0]?.overall;
  const counted =
    first === undefined ? "" : `precision ${shareText(first.precision)}, recall ${shareText(first.recall)}; `;
  const left = untested.length > 0 ? `, ${untested.length} untested` : "";
  const others =
    elsewhere === undefined || elsewhere.judged === 0
      ? ""
      : `; in scenarios of others ${whole(elsewhere.false)} of ${whole(elsewhere.judged)} false`;
  return `${counted}${count(rules.length, "rule")}${left}${others}`;
}

/** `2 missed, 1 late`; empty where nothing went wrong. */
export function faultsOf({ missed, late, false: wrong }: Confusion): string {
  return [missed > 0 && `${missed} missed`, late > 0 && `${late} late`, wrong > 0 && `${wrong} false`]
    .filter((text) => text !== false)
    .join(", ");
}
