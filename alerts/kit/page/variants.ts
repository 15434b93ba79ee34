import { print, selectorsIn } from "../../../metrics/kit/index.ts";
import { type Alert, ruleLabels } from "../rule.ts";

/** Alerts of one name and rank that differ in nothing but what they watch, their limits and who answers for them. */
export interface Variant {
  readonly alert: Alert;
  /** All of them, that one first. */
  readonly alerts: readonly Alert[];
  /** What each of the others watches instead, as `` `group="b"` ``, and its limits where they are others. */
  readonly alike: readonly string[];
}

/** Puts alerts of one name together that have the same rule but for numbers and for labels that are pinned to one value. */
export function variantsOf(alerts: readonly Alert[]): readonly Variant[] {
  return [...Map.groupBy(alerts, shapeOf).values()].flatMap((some) => {
    const [alert, ...others] = some;
    if (alert === undefined) return [];
    const shared = some.map(pinsOf).reduce((all, pins) => all.filter((pin) => pins.includes(pin)));
    return [{ alert, alerts: some, alike: others.map((other) => differences(alert, other, shared)) }];
  });
}

function differences(alert: Alert, other: Alert, shared: readonly string[]): string {
  const pins = pinsOf(other).filter((pin) => !shared.includes(pin));
  const usual = limitsOf(alert);
  const swaps = limitsOf(other).flatMap((limit, index) =>
    limit === usual[index] ? [] : [`${limit} instead of ${usual[index]}`],
  );
  const limits = [...new Set(swaps)].join(", ");
  return `\`${pins.join(", ")}\`${limits === "" ? "" : ` (${limits})`}`;
}

/** What an alert's selectors pin to one value, once each. */
function pinsOf({ expr }: Alert): readonly string[] {
  const matchers = selectorsIn(expr).flatMap((selector) => selector.matchers);
  return [...new Set(matchers.filter(({ op }) => op === "=").map(({ label, value }) => `${label}="${value}"`))];
}

/** Numbers that are no part of a name, a range or a label's value. */
const number = /(?<![\w".])\d+(?:\.\d+)?(?![\w".])/g;

function limitsOf(alert: Alert): readonly string[] {
  return withoutPins(alert).match(number) ?? [];
}

function shapeOf(alert: Alert): string {
  const own = Object.keys(alert.labels).sort();
  const { severity, priority } = ruleLabels(alert);
  const text = withoutPins(alert).replaceAll(number, "…");
  return JSON.stringify([text, severity, priority, own, alert.for, alert.keepFiringFor]);
}

function withoutPins({ expr }: Alert): string {
  return print(expr).replaceAll(/([a-zA-Z_]\w*)="(?:[^"\\]|\\.)*"/g, '$1="…"');
}
