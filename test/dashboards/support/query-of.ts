import type { Dashboard, Expression } from "../../../dashboards/kit/index.ts";

/** What a panel asks, by the legend of its query, with everything chosen and ranges of five minutes, as Grafana fills them in. */
export function queryOf({ rows }: Dashboard, key: string, legend: string): Expression {
  const panel = rows.flatMap(({ panels }) => panels).find((one) => one.key === key);
  const queries = panel !== undefined && "queries" in panel ? panel.queries : [];
  const query = queries.find((one) => one.legend === legend);
  if (query === undefined || !("expr" in query)) throw new Error(`no query "${legend}" in the panel "${key}"`);
  const node = JSON.stringify(query.expr.node)
    .replaceAll(/"\$__[a-z_]+"/g, '"5m"')
    .replaceAll(/"\$[a-z]+"/g, '".+"');
  return { node: JSON.parse(node) };
}
