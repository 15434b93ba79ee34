import { print } from "../../metrics/kit/index.ts";
import { throwOnErrors } from "../../problems/index.ts";
import { checkGroups } from "./checks/index.ts";
import type { RuleGroup } from "./group.ts";
import { type Alert, type Rule, ruleLabels } from "./rule.ts";
import { type TemplatePart, toGoTemplate } from "./template/index.ts";
import { toYaml } from "./yaml.ts";

export interface RenderOptions {
  /** Address that alert names are appended to for `runbook_url`, as in `https://…/docs/alerts/`; default: no such annotation. */
  readonly runbooks?: string;
  /** Annotations that an alert gets besides its own, by name. @default none */
  readonly annotations?: (alert: Alert) => Readonly<Record<string, readonly TemplatePart[]>>;
}

/**
 * Renders rule groups as one Prometheus rule file.
 * @throws DefinitionError with every problem of {@link checkGroups}.
 */
export function renderRules(groups: readonly RuleGroup[], options: RenderOptions = {}): string {
  throwOnErrors(checkGroups(groups));
  return printRules(groups, options);
}

/**
 * Renders every group as a file of its own, `<group>.yml`.
 * @throws DefinitionError with every problem of {@link checkGroups}, also those between groups.
 */
export function renderRuleFiles(groups: readonly RuleGroup[], options: RenderOptions = {}): Record<string, string> {
  throwOnErrors(checkGroups(groups));
  return printRuleFiles(groups, options);
}

/** As {@link renderRuleFiles}, for groups that are known to be sound. */
export function printRuleFiles(groups: readonly RuleGroup[], options: RenderOptions = {}): Record<string, string> {
  return Object.fromEntries(groups.map((group) => [`${group.name}.yml`, printRules([group], options)]));
}

/** As {@link renderRules}, for groups that are known to be sound. */
export function printRules(groups: readonly RuleGroup[], options: RenderOptions): string {
  return toYaml({
    groups: groups.map(({ name, interval, rules }) => ({
      name,
      ...(interval === undefined ? {} : { interval }),
      rules: rules.map((rule) => renderRule(rule, options)),
    })),
  });
}

/** The texts of an alert's annotations, each made by `text`, in the order of printing. */
export function annotationsOf(
  alert: Alert,
  options: RenderOptions,
  text: (parts: readonly TemplatePart[]) => string,
): Record<string, string> {
  const runbook = runbookOf(alert, options);
  const all = {
    ...alert.annotations,
    ...options.annotations?.(alert),
    ...(runbook === undefined ? {} : { runbook_url: [runbook] }),
  };
  return Object.fromEntries(Object.entries(all).map(([name, parts]) => [name, text(parts)]));
}

function renderRule(rule: Rule, options: RenderOptions): object {
  const labels = sortedLabels(rule);
  if (rule.kind === "record")
    return {
      record: rule.name,
      expr: print(rule.expr),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
    };
  return {
    alert: rule.name,
    expr: print(rule.expr),
    ...(rule.for === undefined ? {} : { for: rule.for }),
    ...(rule.keepFiringFor === undefined ? {} : { keep_firing_for: rule.keepFiringFor }),
    labels,
    annotations: annotationsOf(rule, options, toGoTemplate),
  };
}

// Prometheus reads the labels of alerts as templates, those of records as they are.
function sortedLabels(rule: Rule): Record<string, string> {
  const labels = rule.kind === "alert" ? ruleLabels(rule) : rule.labels;
  const literal = (value: string) => (rule.kind === "alert" ? toGoTemplate([value]) : value);
  const entries = Object.entries(labels).map(([name, value]) => [name, literal(value)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The runbook page an alert links to, if any. */
function runbookOf({ name, runbook }: Alert, { runbooks }: RenderOptions): string | undefined {
  return runbook ?? (runbooks === undefined ? undefined : `${runbooks}${name}.md`);
}
