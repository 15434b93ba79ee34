import type { Severity } from "../../../problems/index.ts";
import type { Analysis } from "./analysis/index.ts";
import type { KnownMetrics } from "./known-metrics.ts";
import type { CheckedExpression, CheckedGroup, CheckedRule, Spot } from "./subject/index.ts";

/** One check: what it finds, why that is wrong, an example of both sides, and the code. */
export type Check = Described &
  (
    | {
        readonly of: "expression";
        readonly run: (expr: CheckedExpression, rule: CheckedRule, context: CheckContext) => Faults;
      }
    | { readonly of: "alert"; readonly run: (rule: CheckedRule, context: CheckContext) => Faults }
    | { readonly of: "rule"; readonly run: (rule: CheckedRule, context: CheckContext) => Faults }
    | { readonly of: "group"; readonly run: (group: CheckedGroup, context: CheckContext) => Faults }
    | { readonly of: "all"; readonly run: (context: CheckContext) => readonly FaultOf[] }
  );

interface Described {
  /** `area/name`. */
  readonly id: string;
  readonly severity: Severity;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** What goes wrong because of it. */
  readonly why: string;
  /** What to do; the hint of its findings unless one has its own. */
  readonly remedy: string;
  /** An expression, a rule or whole groups in YAML in which it finds something, and nothing else does. */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
  /** Finds something in what is defined in TypeScript only, so that its examples cannot show it. */
  readonly typedOnly?: true;
  /** What its examples need besides the defaults. */
  readonly needs?: Partial<CheckSettings>;
}

type Faults = readonly Fault[];

/** What a check found. */
export interface Fault {
  readonly message: string;
  readonly hint?: string;
  readonly severity?: Severity;
  /** @default the rule's or the group's name */
  readonly at?: Spot;
}

/** What a check of all rules found, and in which rule. */
export interface FaultOf extends Fault {
  readonly in: CheckedRule | CheckedGroup;
}

/** What the rules are to be held against. */
export interface CheckSettings {
  /** Milliseconds between two samples. @default 15 s */
  readonly scrapeInterval: number;
  /** Milliseconds between two evaluations of a group without an interval of its own. @default 15 s */
  readonly evaluationInterval: number;
  /** Milliseconds after which samples are gone; unknown when absent. */
  readonly retention?: number;
  /** Labels that are added when alerts leave Prometheus; unknown when absent. */
  readonly externalLabels?: readonly string[];
  /** Day after which silences that end before are over, `2026-12-31`; none is over when absent. */
  readonly today?: string;
  /** Everything that is exposed; unknown when absent. */
  readonly metrics?: KnownMetrics;
}

/** What a check can ask beyond its rule. */
export interface CheckContext extends CheckSettings {
  readonly groups: readonly CheckedGroup[];
  readonly analysis: Analysis;
  /** The group of a rule. */
  groupOf(rule: CheckedRule): CheckedGroup | undefined;
  /** Milliseconds between two evaluations of a rule. */
  intervalOf(rule: CheckedRule): number;
}
