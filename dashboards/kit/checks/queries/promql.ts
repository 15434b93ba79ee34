import type { QueryFault } from "../../../../alerts/kit/checks/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import type { CheckedPanel, CheckedQuery } from "../../subject/index.ts";
import type { CheckContext } from "../check.ts";
import { isOpen } from "./open.ts";

const none: readonly Finding[] = [];

/** What the checks of expressions, those of rules, find in a query, and whether it is PromQL at all. */
export function queryFaults(query: CheckedQuery, panel: CheckedPanel, { queries }: CheckContext): readonly Finding[] {
  const { unread, expr } = query;
  if (unread !== undefined) {
    const at = unread.at();
    const hint = "Correct it at the place that is marked.";
    const { path } = panel;
    return [
      {
        check: "promql/syntax",
        severity: "error",
        path,
        message: unread.message,
        hint,
        ...(at === undefined ? {} : { at }),
      },
    ];
  }
  if (expr === undefined || isOpen(expr.nodes)) return none;
  const faults = queries.faultsOf(expr);
  return faults.length === 0 ? none : faults.map((fault) => toFinding(fault, panel));
}

function toFinding({ check, severity, message, hint, at: where }: QueryFault, { path }: CheckedPanel): Finding {
  const at = where();
  return { check, severity, path, message, hint, ...(at === undefined ? {} : { at }) };
}
