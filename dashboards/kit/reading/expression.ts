import { type CheckedExpression, type Place, type Spot, type Text, within } from "../../../alerts/kit/checks/index.ts";
import { nodesIn } from "../../../metrics/kit/index.ts";
import { readPromql } from "../../../metrics/kit/reading/index.ts";

/** PromQL of a dashboard, Grafana's variables in it, or why it cannot be read. */
export function readExpression(
  text: Text,
  from = 0,
  to = text.value.length,
): { readonly expr: CheckedExpression } | { readonly unread: { readonly message: string; readonly at: Spot } } {
  const reading = readPromql(text.value.slice(from, to), { variables: true });
  if ("fault" in reading) {
    const { message, span } = reading.fault;
    return { unread: { message, at: within(text, from + span.from, from + span.to) } };
  }
  const { node, spans } = reading;
  const { place } = text;
  return {
    expr: {
      node,
      nodes: nodesIn(node),
      spans: () => spans,
      ...(place === undefined ? {} : { place: shifted(place, from) }),
    },
  };
}

/** The place of a text that begins later in another. */
function shifted(place: Place, by: number): Place {
  return {
    file: place.file,
    get line() {
      return place.line;
    },
    position: (from, to) => place.position(by + from, by + to),
  };
}
