import type { Duration, Vector } from "../../metrics/kit/index.ts";
import type { Scenario } from "./scenario/index.ts";
import { type Template, type TemplatePart, templateParts } from "./template/index.ts";

/** How bad it is: `critical` wakes somebody, `warning` makes a ticket, `info` is for the record. */
export type Severity = "critical" | "warning" | "info";

/** Urgency as the runbooks count it; P0 is dropped everything for. */
export type Priority = "P0" | "P1" | "P2" | "P3";

/** An alerting rule with its own proof. */
export interface AlertOptions<Label extends string> {
  /** Must be empty while all is well: a comparison, `absent()` or a combination of such. */
  readonly expr: Vector<Label>;
  /** How long the expression must hold without a gap before the alert fires; default: at once. */
  readonly for?: Duration;
  /** How long the alert goes on after the expression stopped holding; lost on a restart of Prometheus. Default: not at all. */
  readonly keepFiringFor?: Duration;
  readonly severity: Severity;
  readonly priority?: Priority;
  /** One line that says what is wrong, with the labels and the value that tell where and how much. */
  readonly summary: Template<NoInfer<Label>>;
  /** What it means for users, when the summary does not say it. */
  readonly description?: Template<NoInfer<Label>>;
  /** What to do first. */
  readonly action: Template<NoInfer<Label>>;
  /** Team that answers for it; becomes the label `owner`. */
  readonly owner?: string;
  /** What its page in the docs says beyond summary, description, action and proof. */
  readonly page?: AlertPage;
  /** Address of the runbook page; default: made from the name when the rules are rendered with a base address. */
  readonly runbook?: string;
  /** Further labels, for routing. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Alerts that it explains: while it fires they are not told, so that one cause is one message. */
  readonly mutes?: readonly Explained<NoInfer<Label>>[];
  /** Says that the alert is meant to fire at all times, as Watchdog is; it needs no silent scenario then. */
  readonly alwaysFiring?: true;
  /** Why no panel shows it. @default a panel is expected, where its system has dashboards */
  readonly unwatched?: string;
  /** Findings of checks that are known and accepted for a while. */
  readonly ignore?: readonly IgnoredCheck[];
  /** At least one that fires and one that stays silent. */
  readonly scenarios: readonly Scenario[];
}

/** An alert that another one explains, about the same thing: both have the same values of the labels `equal`. */
export interface Explained<Label extends string = string> {
  readonly alert: Pick<Alert, "name">;
  readonly equal: readonly Label[];
}

/** Accepts what a check finds in a rule, for a reason and until a day. */
export interface IgnoredCheck {
  /** Its id, as in `promql/irate`. */
  readonly check: string;
  readonly reason: string;
  /** Last day on which that holds. */
  readonly until: `${number}-${number}-${number}`;
}

/** The part of an alert's page that a person writes; the rest of it is made from the rule and its scenarios. */
export interface AlertPage {
  /** What is happening, and what it means for users; default: the description. Markdown. */
  readonly meaning?: string;
  /** What tells one cause from another, a line each. Markdown. */
  readonly look: readonly string[];
  /** What to do, first things first, a line each. Markdown. */
  readonly act: readonly string[];
}

export interface Alert {
  readonly kind: "alert";
  readonly name: string;
  readonly expr: Vector;
  readonly for?: Duration;
  readonly keepFiringFor?: Duration;
  readonly severity: Severity;
  readonly priority?: Priority;
  /** Annotations in the order they are printed. */
  readonly annotations: Readonly<Record<string, readonly TemplatePart[]>>;
  readonly runbook?: string;
  readonly owner?: string;
  readonly page?: AlertPage;
  readonly ignore?: readonly IgnoredCheck[];
  /** Names of the alerts that are not told while it fires, with the labels that must be equal; besides, `stack`. */
  readonly mutes?: readonly { readonly name: string; readonly equal: readonly string[] }[];
  /** Labels other than severity, priority and owner. */
  readonly labels: Readonly<Record<string, string>>;
  readonly alwaysFiring: boolean;
  readonly unwatched?: string;
  readonly scenarios: readonly Scenario[];
}

/** A recording rule. */
export interface Recording {
  readonly kind: "record";
  readonly name: string;
  readonly expr: Vector;
  readonly labels: Readonly<Record<string, string>>;
  /** Accepts a name of other than the form level:metric:operation, because dashboards ask for it. */
  readonly legacyName?: true;
  readonly ignore?: readonly IgnoredCheck[];
}

export type Rule = Alert | Recording;

/** Declares an alert. Faults are found when its group is rendered, all of them at once. */
export function alert<Label extends string>(name: string, options: AlertOptions<Label>): Alert {
  const { summary, description, action, mutes, labels = {}, alwaysFiring = false, ...rest } = options;
  const annotations = {
    summary: templateParts(summary),
    ...(description === undefined ? {} : { description: templateParts(description) }),
    action: templateParts(action),
  };
  const explained = mutes?.map((muted) => ({ name: muted.alert.name, equal: muted.equal }));
  return {
    kind: "alert",
    name,
    ...rest,
    ...(explained === undefined ? {} : { mutes: explained }),
    annotations,
    labels,
    alwaysFiring,
  };
}

/** Declares a recording rule; names follow `level:metric:operation`. */
export function record(
  name: string,
  { labels = {}, ...rest }: Omit<Recording, "kind" | "name" | "labels"> & Partial<Pick<Recording, "labels">>,
): Recording {
  return { kind: "record", name, labels, ...rest };
}

/** The labels an alert carries besides those of its expression: severity, priority and owner among them. */
export function ruleLabels({ severity, priority, owner, labels }: Alert): Record<string, string> {
  return {
    ...labels,
    ...(owner === undefined ? {} : { owner }),
    ...(priority === undefined ? {} : { priority }),
    severity,
  };
}
