import type { Analysis, CheckedGroup, CheckSettings, QueryChecks, Spot } from "../../../alerts/kit/checks/index.ts";
import type { Severity } from "../../../problems/index.ts";
import type { CheckedDashboard, CheckedPanel, CheckedQuery, CheckedVariable } from "../subject/index.ts";

/** One check of dashboards: what it finds, why that is wrong, an example of both sides, and the code. */
export type Check = Described &
  (
    | { readonly of: "dashboard"; readonly run: (dashboard: CheckedDashboard, context: CheckContext) => Faults }
    | {
        readonly of: "variable";
        readonly run: (variable: CheckedVariable, dashboard: CheckedDashboard, context: CheckContext) => Faults;
      }
    | {
        readonly of: "panel";
        readonly run: (panel: CheckedPanel, dashboard: CheckedDashboard, context: CheckContext) => Faults;
      }
    | {
        readonly of: "query";
        readonly run: (
          query: CheckedQuery,
          panel: CheckedPanel,
          context: CheckContext,
          dashboard: CheckedDashboard,
        ) => Faults;
      }
    | { readonly of: "all"; readonly run: (dashboards: readonly CheckedDashboard[]) => readonly FaultOf[] }
  );

interface Described {
  /** `dashboards/name`. */
  readonly id: string;
  readonly severity: Severity;
  /** In what is defined in TypeScript, where it differs. */
  readonly severityOfDefinitions?: Severity;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** What goes wrong because of it. */
  readonly why: string;
  /** What to do; the hint of its findings unless one has its own. */
  readonly remedy: string;
  /**
   * In which it finds something, and nothing else does: a query, or JSON that is laid over that of a sound panel,
   * variable or dashboard; a list of dashboards for a check between them.
   */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
  /** Where the mistake can be made; in both when absent. Examples are of files. */
  readonly only?: "definitions" | "files";
  /** What its examples need besides the defaults. */
  readonly needs?: DashboardSettings;
}

type Faults = readonly Fault[];

/** What a check found. */
export interface Fault {
  readonly message: string;
  readonly hint?: string;
  readonly severity?: Severity;
  /** @default that of the dashboard, the variable or the panel */
  readonly path?: string;
  /** @default where the dashboard, the variable, the panel or the query begins */
  readonly at?: Spot;
}

/** What a check of several dashboards found, and in which. */
export interface FaultOf extends Fault {
  readonly in: CheckedDashboard;
}

/** What dashboards are held against. */
export interface DashboardSettings extends Partial<CheckSettings> {
  /** Labels that every selector has to match, with what: `{ job: "$job" }`. @default none */
  readonly requiredMatchers?: Readonly<Record<string, string>>;
  /** Groups whose records the queries may read. @default none */
  readonly groups?: readonly CheckedGroup[];
}

/** What a check can ask beyond what it looks at. */
export interface CheckContext {
  readonly settings: DashboardSettings;
  readonly analysis: Analysis;
  readonly queries: QueryChecks;
  /** Milliseconds between two samples. */
  readonly scrapeInterval: number;
}

/** Nothing found: one list for all, as most checks find nothing. */
export const nothing: Faults = [];
