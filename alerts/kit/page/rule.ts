import { milliseconds, nodesIn } from "../../../metrics/kit/index.ts";
import type { Alert } from "../rule.ts";
import { expressionInLines } from "./expression.ts";
import type { Variant } from "./variants.ts";
import { lengthInWords, listInWords } from "./words.ts";

/** How often targets are scraped and rules evaluated, in milliseconds. */
export interface Pace {
  readonly scrape: number;
  readonly evaluation: number;
}

/** A rule for a reader: its expression, how soon it fires, and what else is watched alike. */
export function ruleInWords({ alert, alike }: Variant, pace: Pace): string {
  return [
    ["```promql", expressionInLines(alert.expr), "```"].join("\n"),
    speedOf(alert, pace),
    ...(alert.keepFiringFor === undefined
      ? []
      : [`It goes on for ${lengthInWords(alert.keepFiringFor)} after the expression has stopped holding.`]),
    ...(alert.mutes ?? []).map(
      ({ name, equal }) =>
        `While it fires, [${name}](${name}.md) with the same ${listInWords(equal.map((label) => `\`${label}\``))} is not told.`,
    ),
    ...(alike.length === 0 ? [] : [`The same for ${listInWords(alike)}.`]),
  ].join("\n\n");
}

/** The worst case between what the expression looks at and the alert: delivery comes on top. */
function speedOf(alert: Alert, { scrape, evaluation }: Pace): string {
  if (alert.alwaysFiring) return "It fires from the first evaluation on.";
  const waits = milliseconds(alert.for ?? "0s");
  const rounded = Math.ceil(waits / evaluation) * evaluation;
  const total = lengthInWords(scrape + evaluation + rounded);
  const steps = [
    `a scrape (${lengthInWords(scrape)})`,
    `an evaluation (${lengthInWords(evaluation)})`,
    ...(waits === 0 ? [] : [`\`for\` (${lengthInWords(rounded)})`]),
  ];
  const ranges = rangesOf(alert);
  const filling = ranges.length === 0 ? "" : ` Its ranges (${listInWords(ranges)}) take their time to fill.`;
  return `At most ${total} from when the expression begins to hold to the alert: ${listInWords(steps)}.${filling}`;
}

/** Ranges that delay: the newest sample of a range is there at once. */
function rangesOf({ expr }: Alert): readonly string[] {
  const nodes = [...nodesIn(expr.node)];
  const ranges = nodes.flatMap((node) =>
    node.type === "call" && node.name !== "last_over_time"
      ? node.args.flatMap((argument) =>
          argument.type === "range" || argument.type === "subquery" ? [argument.range] : [],
        )
      : [],
  );
  return [...new Set(ranges)].sort((a, b) => milliseconds(a) - milliseconds(b)).map(lengthInWords);
}
