import type { LintResult } from "../bundle/index.ts";
import type { DashboardSettings } from "../dashboards/kit/index.ts";
import { milliseconds } from "../metrics/kit/index.ts";
import { DefinitionError } from "../problems/index.ts";
import { findProject, loadStack } from "./project.ts";

/** What the command line says about the Prometheus that the rules are for. */
export function settingsOf(options: {
  readonly scrapeInterval?: string;
  readonly evaluationInterval?: string;
  readonly retention?: string;
  readonly externalLabel?: readonly string[];
  readonly requireMatcher?: readonly string[];
}): DashboardSettings {
  const { scrapeInterval, evaluationInterval, retention, externalLabel, requireMatcher } = options;
  return {
    ...(scrapeInterval === undefined ? {} : { scrapeInterval: milliseconds(scrapeInterval) }),
    ...(evaluationInterval === undefined ? {} : { evaluationInterval: milliseconds(evaluationInterval) }),
    ...(retention === undefined ? {} : { retention: milliseconds(retention) }),
    ...(externalLabel === undefined ? {} : { externalLabels: externalLabel }),
    ...(requireMatcher === undefined
      ? {}
      : { requiredMatchers: Object.fromEntries(requireMatcher.map((label) => [label, `$${label}`])) }),
  };
}

/** Everything that is wrong with what a stack would get, as `up` would find it. */
export async function lintOwn(stack: string, checkSettings: DashboardSettings): Promise<LintResult> {
  const project = await findProject();
  try {
    const { bundle } = await loadStack(project, stack, { checkSettings });
    const files = [{ file: `stack ${stack}`, kind: "stack" as const, groups: 0, rules: bundle.counts.alerts }];
    return { findings: bundle.findings, files };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return { findings: error.findings, files: [{ file: `stack ${stack}`, kind: "stack", groups: 0, rules: 0 }] };
  }
}
