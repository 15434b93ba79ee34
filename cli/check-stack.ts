import type { Bundle } from "../bundle/index.ts";
import { DefinitionError, type Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { portFindings, tlsFindings } from "../stack/session/index.ts";
import { findEngine } from "../toolchain/index.ts";
import type { Overrides } from "./overrides.ts";
import { loadStack, type Project, readStackSettings } from "./project.ts";

/** Every problem of the settings and of the certificate, and every port that is taken, before anything is done. */
export async function checkStack(
  project: Project,
  stack: string,
  overrides: Overrides,
): Promise<{ settings: Settings; bundle: Bundle }> {
  const findings: Finding[] = [];
  let loaded: { settings: Settings; bundle: Bundle } | undefined;
  try {
    loaded = await loadStack(project, stack, { overrides });
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    findings.push(...error.findings);
  }
  const given = await readStackSettings(project, stack, overrides);
  findings.push(...tlsFindings(given, project.folder));
  const on = await findEngine();
  if ("docker" in on) findings.push(...(await portFindings(on.docker, given)));
  if (loaded === undefined || findings.length > 0) throw new DefinitionError(findings);
  return loaded;
}
