import { typeOf } from "../../alerts/kit/checks/index.ts";
import { type Matcher, type Node, nodesIn } from "../../metrics/kit/index.ts";
import { calendar, call, withParts } from "./nodes.ts";
import { scenarioLabel } from "./scenario-label.ts";

/**
 * The same expression over all scenarios at once: nothing that it joins or adds up crosses from one to another.
 *
 * With an id it looks at that scenario only, and what it makes out of nothing is labelled with it.
 */
export function carryScenario(node: Node, { scenario }: { readonly scenario?: string } = {}): Node {
  const carried = carry(node, scenario);
  return scenario !== undefined && typeOf(node) === "scalar" ? labelled(call("vector", carried), scenario) : carried;
}

/** Whether an expression makes something out of nothing, or reads the clock: each scenario needs an expression of its own. */
export function needsCopies(node: Node): boolean {
  const isAlone = (one: Node) => one.type === "call" && (alone.has(one.name) || ofNow(one.name, one.args));
  return typeOf(node) === "scalar" || nodesIn(node).some(isAlone);
}

/** Whether what an expression gives depends on the clock: in the copy, on when its scenario began. */
export function readsClock(node: Node): boolean {
  return nodesIn(node).some(
    (one) => one.type === "call" && (one.name === "time" || one.name === "timestamp" || ofNow(one.name, one.args)),
  );
}

function carry(node: Node, id: string | undefined): Node {
  const inside = withParts(node, (part) => carry(part, id));
  switch (inside.type) {
    case "selector":
      return id === undefined ? inside : { ...inside, matchers: withMatcher(inside.matchers, id) };
    case "aggregation": {
      const { mode, labels } = inside.grouping ?? { mode: "by", labels: [] };
      return mode === "without" ? inside : { ...inside, grouping: { mode, labels: withLabel(labels) } };
    }
    case "binary": {
      const { matching } = inside;
      if (matching?.mode !== "on") return inside;
      return { ...inside, matching: { ...matching, labels: withLabel(matching.labels) } };
    }
    case "call":
      return id !== undefined && isLabelless(inside.name, inside.args) ? labelled(inside, id) : inside;
    default:
      return inside;
  }
}

/** What follows from all series there are, or from none: no grouping takes it apart. */
const alone: ReadonlySet<string> = new Set(["absent", "absent_over_time", "vector", "scalar", "time", "timestamp"]);

function ofNow(name: string, args: readonly Node[]): boolean {
  return calendar.has(name) && args.length === 0;
}

/** Of a selector, `absent()` takes over the matcher of the scenario; of anything else nothing. */
function isLabelless(name: string, args: readonly Node[]): boolean {
  if (name === "vector" || ofNow(name, args)) return true;
  const ofSelector = args[0]?.type === "selector" || args[0]?.type === "range";
  return (name === "absent" || name === "absent_over_time") && !ofSelector;
}

function labelled(node: Node, id: string): Node {
  return call("label_replace", node, scenarioLabel, id, "", "");
}

function withLabel(labels: readonly string[]): readonly string[] {
  return [...new Set([...labels, scenarioLabel])].sort();
}

/** The matcher of an episode among others, in their order. */
export function withMatcher(matchers: readonly Matcher[], id: string): readonly Matcher[] {
  const added: Matcher = { label: scenarioLabel, op: "=", value: id };
  return [...matchers, added].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
