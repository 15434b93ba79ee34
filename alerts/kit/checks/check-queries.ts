import { milliseconds, type Node } from "../../../metrics/kit/index.ts";
import type { Severity } from "../../../problems/index.ts";
import { type Analysis, analyse } from "./analysis/index.ts";
import type { CheckContext, CheckSettings } from "./check.ts";
import { promqlChecks } from "./promql/index.ts";
import type { CheckedExpression, CheckedGroup, CheckedRule, Spot } from "./subject/index.ts";

/** What a check of expressions found in a query. */
export interface QueryFault {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly at: Spot;
}

/** What is known about the expressions of queries, and what is wrong with one. */
export interface QueryChecks {
  readonly analysis: Analysis;
  faultsOf(expr: CheckedExpression): readonly QueryFault[];
}

/** The checks of expressions for queries that are in no rule, as those of dashboards; the records of `groups` count as known. */
export function checksOfQueries(groups: readonly CheckedGroup[] = [], given: Partial<CheckSettings> = {}): QueryChecks {
  const usual = milliseconds("15s");
  const settings: CheckSettings = { scrapeInterval: usual, evaluationInterval: usual, ...given };
  const context: CheckContext = {
    ...settings,
    groups,
    analysis: analyse(groups, settings.metrics),
    groupOf: () => undefined,
    intervalOf: () => settings.evaluationInterval,
  };
  // Panels share expressions.
  const known = new WeakMap<Node, readonly QueryFault[]>();
  return {
    analysis: context.analysis,
    faultsOf: (expr) => {
      const before = known.get(expr.node);
      if (before !== undefined) return before;
      const faults = faultsIn(expr, context);
      known.set(expr.node, faults);
      return faults;
    },
  };
}

function faultsIn(expr: CheckedExpression, context: CheckContext): readonly QueryFault[] {
  return ofExpression.flatMap(({ id, severity, remedy, run }) =>
    run(expr, query, context).map((fault) => ({
      check: id,
      severity: fault.severity ?? severity,
      message: fault.message,
      hint: fault.hint ?? remedy,
      at: fault.at ?? (() => undefined),
    })),
  );
}

const ofExpression = promqlChecks.flatMap((check) => (check.of === "expression" ? [check] : []));

const query: CheckedRule = {
  kind: "query",
  name: { value: "" },
  path: "",
  labels: [],
  annotations: [],
  alwaysFiring: false,
  legacyName: false,
  typed: false,
  silences: [],
};
