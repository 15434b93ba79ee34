import {
  type Alert,
  type Duration,
  formatDuration,
  milliseconds,
  type Node,
  type Vector,
} from "../../../../alerts/kit/index.ts";

/** An alert with one thing in it changed, as a slip of the hand would. */
export interface Mutant {
  readonly change: string;
  readonly alert: Alert;
  readonly original: Alert;
}

/** Every threshold half as much again and two thirds, and `for` twice and half as long where that makes an evaluation more or less. */
export function mutantsOf(alert: Alert): readonly Mutant[] {
  return [...thresholdMutants(alert), ...forMutants(alert)].map((mutant) => ({ ...mutant, original: alert }));
}

function thresholdMutants(alert: Alert): readonly Omit<Mutant, "original">[] {
  return [1.5, 1 / 1.5].flatMap((factor) =>
    moved(alert.expr.node, factor).map(({ node, what }) => ({
      change: `${what} × ${factor.toFixed(2)}`,
      alert: { ...alert, expr: { node } as Vector },
    })),
  );
}

function forMutants(alert: Alert): readonly Omit<Mutant, "original">[] {
  if (alert.for === undefined) return [];
  const length = milliseconds(alert.for);
  return [2, 0.5].flatMap((factor) => {
    const changed = Math.round((length * factor) / 1000) * 1000;
    if (evaluations(changed) === evaluations(length)) return [];
    const text = formatDuration(changed) as Duration;
    return [{ change: `for ${alert.for} → ${text}`, alert: { ...alert, for: text } }];
  });
}

function evaluations(time: number): number {
  return Math.ceil(time / milliseconds("15s"));
}

interface Moved {
  readonly node: Node;
  readonly what: string;
}

/** The trees in which one number that something is compared with has moved; zero has nowhere to go. */
function moved(node: Node, factor: number): readonly Moved[] {
  switch (node.type) {
    case "negation":
    case "subquery":
    case "aggregation":
      return within(moved(node.expr, factor), (expr) => ({ ...node, expr }));
    case "call":
      return node.args.flatMap((argument, index) =>
        within(moved(argument, factor), (changed) => ({ ...node, args: node.args.with(index, changed) })),
      );
    case "binary": {
      const sides = [
        ...within(moved(node.left, factor), (left) => ({ ...node, left })),
        ...within(moved(node.right, factor), (right) => ({ ...node, right })),
      ];
      const { op, right } = node;
      if (!/^[<>]=?$/.test(op) || right.type !== "number" || right.value === 0) return sides;
      return [
        ...sides,
        { node: { ...node, right: { ...right, value: right.value * factor } }, what: `${op} ${right.value}` },
      ];
    }
    default:
      return [];
  }
}

function within(inner: readonly Moved[], wrap: (node: Node) => Node): readonly Moved[] {
  return inner.map(({ node, what }) => ({ node: wrap(node), what }));
}
