import type { MetricDefinition } from "../../../metrics/kit/index.ts";

/** A metric as a view gets it: chosen series, with what was declared about them where it was. */
export interface Described {
  readonly node: { readonly metric: string };
  readonly definition?: MetricDefinition | undefined;
}

/** What people read above the panel: the help up to its first comma, else the name. */
export function titleOf({ node, definition }: Described): string {
  return (
    helpOf({ node, definition })
      .split(/[,;:(]| - /)[0]
      ?.trim() ?? node.metric
  );
}

/** The help without its full stop. */
export function helpOf({ node, definition }: Described): string {
  return definition?.help.trim().replace(/\.$/, "") ?? node.metric;
}

/** `, by route and method`, or nothing. */
export function byText(by: readonly string[]): string {
  if (by.length === 0) return "";
  return `, by ${by.length === 1 ? by[0] : `${by.slice(0, -1).join(", ")} and ${by.at(-1)}`}`;
}

/** `{{route}} {{method}}`, or `otherwise` where everything is one series. */
export function legendOf(by: readonly string[], otherwise: string): string {
  return by.length === 0 ? otherwise : by.map((label) => `{{${label}}}`).join(" ");
}

/** `P99.9` for 0.999. */
export function quantileName(quantile: number): string {
  return `P${Number((quantile * 100).toFixed(4))}`;
}
