import type { CallNode, Node, SelectorNode, TimeShift } from "../../metrics/kit/index.ts";
import { episodeStart } from "../../metrics/signal.ts";
import { withLeeway } from "./leeway.ts";
import { binary, calendar, call, number, withParts } from "./nodes.ts";
import { type Obstacle, obstaclesIn } from "./obstacles.ts";
import { compressDuration } from "./time.ts";

/** An expression would not mean the same in the copy. */
export class Uncompressible extends Error {
  override readonly name = "Uncompressible";
  readonly obstacles: readonly Obstacle[];

  constructor(obstacles: readonly Obstacle[]) {
    super(obstacles.join("; "));
    this.obstacles = obstacles;
  }
}

/**
 * The same expression where time passes `factor` times faster.
 *
 * Whatever is a length of time is divided. Counters climb `factor` times faster, so what counts per second is divided too;
 * what counts per range (`increase`, `delta`, `*_over_time`) comes out the same. `time()` and `timestamp()` tell the time of
 * the scenario, which begins in 1970 as promtool's tests do; they read {@link episodeStart} of the one episode that
 * `carryScenario` lets them see.
 * @throws Uncompressible with everything in it that would not mean the same.
 */
export function compressExpression(node: Node, { factor }: { readonly factor: number }): Node {
  const obstacles = obstaclesIn(node, factor);
  if (obstacles.length > 0) throw new Uncompressible(obstacles);
  return compress(node, factor);
}

function compress(node: Node, factor: number): Node {
  const inside = withParts(node, (part) => compress(part, factor));
  switch (inside.type) {
    case "selector":
      return { ...inside, ...shifted(inside, factor) };
    case "range":
      return { ...inside, range: compressDuration(inside.range, factor) };
    case "subquery":
      return {
        ...inside,
        ...shifted(inside, factor),
        range: compressDuration(inside.range, factor),
        ...(inside.step === undefined ? {} : { step: compressDuration(inside.step, factor) }),
      };
    case "binary":
      return factor === 1 ? inside : withLeeway(inside);
    case "call":
      return compressCall(inside, factor);
    default:
      return inside;
  }
}

function compressCall(node: CallNode, factor: number): Node {
  if (perSecond.has(node.name)) return factor === 1 ? node : binary("/", node, number(factor));
  if (node.name === "predict_linear") {
    const [range, horizon] = node.args;
    return range === undefined || horizon === undefined ? node : { ...node, args: [range, divided(horizon, factor)] };
  }
  if (node.name === "time" || node.name === "timestamp") return ofScenario(node, factor);
  if (calendar.has(node.name) && node.args.length === 0)
    return { ...node, args: [call("vector", ofScenario(call("time"), factor))] };
  return node;
}

const perSecond: ReadonlySet<string> = new Set(["rate", "irate", "deriv"]);

/** Seconds since the scenario began, had time not been compressed. */
function ofScenario(seconds: Node, factor: number): Node {
  const start: SelectorNode = { type: "selector", metric: episodeStart.definition.name, matchers: [] };
  const elapsed = binary("-", seconds, call("scalar", start));
  return factor === 1 ? elapsed : binary("*", elapsed, number(factor));
}

function divided(node: Node, factor: number): Node {
  if (factor === 1) return node;
  return node.type === "number" ? number(node.value / factor) : binary("/", node, number(factor));
}

function shifted({ offset }: TimeShift, factor: number): TimeShift {
  if (offset === undefined) return {};
  const sign = offset.startsWith("-") ? "-" : "";
  return { offset: sign + compressDuration(offset.slice(sign.length), factor) };
}
