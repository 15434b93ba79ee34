import type { CheckSettings } from "../alerts/kit/index.ts";
import type { LintResult } from "../bundle/index.ts";
import { milliseconds } from "../metrics/kit/index.ts";
import { DefinitionError } from "../problems/index.ts";
import { findProject, loadStack } from "./project.ts";

/** What the command line says about the Prometheus that the rules are for. */
export function settingsOf(options: {
  readonly scrapeInterval?: string;
  readonly evaluationInterval?: string;
  readonly retention?: string;
  readonly externalLabel?: readonly string[];
}): Partial<CheckSettings> {
  const { scrapeInterval, evaluationInterval, retention, externalLabel } = options;
  return {
    ...(scrapeInterval === undefined ? {} : { scrapeInterval: milliseconds(scrapeInterval) }),
    ...(evaluationInterval === undefined ? {} : { evaluationInterval: milliseconds(evaluationInterval) }),
    ...(retention === undefined ? {} : { retention: milliseconds(retention) }),
    ...(externalLabel === undefined ? {} : { externalLabels: externalLabel }),
  };
}

/** Everything that is wrong with what a stack would get, as `up` would find it. */
export async function lintOwn(stack: string, checkSettings: Partial<CheckSettings>): Promise<LintResult> {
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
