import type { CheckedExpression, Text } from "../../../alerts/kit/checks/index.ts";
import type { CheckedVariable } from "../subject/index.ts";
import { readExpression } from "./expression.ts";

/** What fills a variable, in the words of Grafana's Prometheus data source. */
const form = /^\s*(label_values|label_names|metrics|query_result)\(([\s\S]*)\)\s*$/;

/** The series that a variable's query looks at; nothing where it looks at none, or cannot be read. */
export function seriesOf(query: Text): Pick<CheckedVariable, "expr"> {
  const place = seriesIn(query.value);
  const read = place === undefined ? undefined : readExpression(query, place.from, place.to);
  return read !== undefined && "expr" in read ? { expr: read.expr as CheckedExpression } : {};
}

/** What is wrong with a variable's query; nothing where it can be evaluated. */
export function faultOfQuery(
  query: Text,
): { readonly message: string; readonly from: number; readonly to: number } | undefined {
  const { value } = query;
  const all = { from: 0, to: value.length };
  const match = form.exec(value);
  if (match === null)
    return { message: "it is none of label_values(), label_names(), metrics() and query_result().", ...all };
  const place = seriesIn(value);
  if (place === undefined) return undefined;
  const read = readExpression({ value }, place.from, place.to);
  return "unread" in read ? { message: read.unread.message, ...place } : undefined;
}

function seriesIn(query: string): { readonly from: number; readonly to: number } | undefined {
  const match = form.exec(query);
  const [, name, inside = ""] = match ?? [];
  if (name !== "label_values" && name !== "query_result") return undefined;
  const from = query.indexOf("(") + 1;
  if (name === "query_result") return { from, to: from + inside.length };
  // label_values(job) has no series; the label stands behind the last comma outside of braces.
  const comma = /,\s*[^,{}"]*$/.exec(inside);
  return comma === null ? undefined : { from, to: from + comma.index };
}
