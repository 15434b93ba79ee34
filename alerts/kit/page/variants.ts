import { print, selectorsIn } from "../../../metrics/kit/index.ts";
import { type Alert, ruleLabels } from "../rule.ts";

/** Alerts of one name that differ in nothing but what they watch. */
export interface Variant {
  readonly alert: Alert;
  /** What each of the others watches instead, as `group="b"`. */
  readonly alike: readonly string[];
}

/** Puts alerts of one name together that have the same rule but for labels that are pinned to one value. */
export function variantsOf(alerts: readonly Alert[]): readonly Variant[] {
  return [...Map.groupBy(alerts, shapeOf).values()].flatMap(([alert, ...others]) => {
    if (alert === undefined) return [];
    const shared = [alert, ...others].map(pinsOf).reduce((all, some) => all.filter((pin) => some.includes(pin)));
    return [{ alert, alike: others.map((other) => differences(other, shared)) }];
  });
}

function differences(alert: Alert, shared: readonly string[]): string {
  return pinsOf(alert)
    .filter((pin) => !shared.includes(pin))
    .join(", ");
}

/** What an alert's selectors pin to one value, once each. */
function pinsOf({ expr }: Alert): readonly string[] {
  const matchers = selectorsIn(expr).flatMap((selector) => selector.matchers);
  return [...new Set(matchers.filter(({ op }) => op === "=").map(({ label, value }) => `${label}="${value}"`))];
}

function shapeOf(alert: Alert): string {
  const own = Object.keys(alert.labels).sort();
  const text = print(alert.expr).replaceAll(/([a-zA-Z_]\w*)="(?:[^"\\]|\\.)*"/g, '$1="…"');
  const { severity, priority, owner } = ruleLabels(alert);
  return JSON.stringify([text, severity, priority, owner, own, alert.for, alert.keepFiringFor]);
}
