/** What a query variable asks Prometheus. */
export type VariableQuery =
  | { readonly kind: "labels"; readonly selector: string }
  | { readonly kind: "values"; readonly label: string; readonly selector: string }
  | { readonly kind: "metrics"; readonly pattern: string }
  | { readonly kind: "result"; readonly expr: string }
  | { readonly kind: "series"; readonly selector: string };

/**
 * A variable's query in any of the forms that dashboards have: a text such as `label_values(up, job)`, or an object with it, or
 * one with the parts that Grafana's editor asks for (`qryType`). Undefined where there is nothing to ask.
 */
export function readVariableQuery(query: unknown): VariableQuery | undefined {
  if (typeof query === "string") return query.trim() === "" ? undefined : fromText(query.trim());
  if (typeof query !== "object" || query === null) return undefined;
  const fields = query as Readonly<Record<string, unknown>>;
  return readVariableQuery(fields.query) ?? fromParts(fields);
}

/** The text in which a variable's query refers to other variables. */
export function queryText(query: unknown): string {
  return typeof query === "string" ? query : JSON.stringify(query ?? "");
}

function fromText(text: string): VariableQuery {
  const [, name = "", inside = ""] =
    /^(label_names|label_values|metrics|query_result)\(\s*(.*?)\s*\)\s*$/s.exec(text) ?? [];
  if (name === "label_names") return { kind: "labels", selector: inside };
  if (name === "metrics") return { kind: "metrics", pattern: inside };
  if (name === "query_result") return { kind: "result", expr: inside };
  if (name !== "label_values") return { kind: "series", selector: text };
  // The label is what follows the last comma: selectors have commas of their own.
  const [, selector = "", label = ""] = /^(?:(.*?)\s*,)?\s*([^,{}()\s]+)$/s.exec(inside) ?? [];
  return label === "" ? { kind: "series", selector: text } : { kind: "values", label, selector: selector.trim() };
}

/** As Grafana's editor numbers the kinds. */
function fromParts(fields: Readonly<Record<string, unknown>>): VariableQuery | undefined {
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name].trim() : "");
  const selector = selectorOf(text("metric"), fields.labelFilters);
  switch (fields.qryType) {
    case 0:
      return { kind: "labels", selector: text("match") };
    case 1:
      return text("label") === "" ? undefined : { kind: "values", label: text("label"), selector };
    case 2:
      return { kind: "metrics", pattern: text("metric") };
    case 3:
      return text("varQuery") === "" ? undefined : { kind: "result", expr: text("varQuery") };
    case 4:
      return text("seriesQuery") === "" ? undefined : { kind: "series", selector: text("seriesQuery") };
    case 5:
      return readVariableQuery(text("classicQuery"));
    default:
      return undefined;
  }
}

function selectorOf(metric: string, filters: unknown): string {
  const matchers = (Array.isArray(filters) ? filters : []).flatMap((filter: unknown) => {
    const { label, op = "=", value } = (filter ?? {}) as Readonly<Record<string, unknown>>;
    return typeof label === "string" && typeof value === "string" ? [`${label}${op}"${value}"`] : [];
  });
  return matchers.length === 0 ? metric : `${metric}{${matchers.join(",")}}`;
}
