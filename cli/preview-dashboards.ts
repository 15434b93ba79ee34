import { join, resolve } from "node:path";
import { placedDashboards } from "../bundle/index.ts";
import { type Dashboard, dashboardJson } from "../dashboards/kit/index.ts";
import type { BrokenDashboard, RenderedDashboard, Renderer } from "../preview/hot/index.ts";
import { DefinitionError, type Finding } from "../problems/index.ts";
import { parseSettings, type Settings } from "../settings/index.ts";
import { selectSystems } from "../systems/index.ts";
import { namesIn } from "./overrides.ts";
import { findProject, loadStack, type Project, readStackSettings } from "./project.ts";

/** Whose dashboards are rendered. */
export interface PreviewedStack {
  readonly folder: string;
  readonly stack: string;
  /** Systems in place of those that the settings watch. */
  readonly systems?: readonly string[];
}

/** The dashboards of a stack's systems, and what is wrong with anything that the stack would get. */
export const renderer: Renderer = {
  async render(options) {
    const { folder, stack, systems: asked } = options as PreviewedStack;
    const project = await findProject(folder);
    const all = project.systems.map(({ name }) => name);
    const overrides = asked === undefined ? {} : { systems: namesIn(asked, all) };
    const settings = parseSettings(await readStackSettings(project, stack, overrides));
    const placed = placedDashboards(selectSystems(settings.systems, project.systems));
    const rendered = placed.map(({ dashboard, folder }) => rendering(dashboard, folder));
    return {
      dashboards: rendered.filter((one) => "text" in one),
      broken: rendered.filter((one) => "fault" in one),
      files: filesRead(project, stack, settings),
      findings: () => findingsOf(project, stack, overrides),
    };
  },
};

/** Dashboards that break a rule are shown all the same, as long as there is anything to show. */
function rendering(dashboard: Dashboard, folder: string): RenderedDashboard | BrokenDashboard {
  const { uid } = dashboard;
  try {
    return { uid, folder, text: dashboardJson(dashboard), definition: dashboard };
  } catch (error) {
    const fault: Finding = {
      check: "preview/cannot-be-shown",
      severity: "error",
      path: `dashboards/${uid}`,
      message: `cannot be rendered: ${(error as Error).message}`,
      hint: "The other findings tell why; until it is mended the dashboard of before is shown.",
    };
    return { uid, fault };
  }
}

async function findingsOf(project: Project, stack: string, overrides: object): Promise<readonly Finding[]> {
  try {
    return (await loadStack(project, stack, { overrides: { ...overrides } })).bundle.findings;
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings;
    throw error;
  }
}

function filesRead({ folder }: Project, stack: string, settings: Settings): readonly string[] {
  const { rulesFrom, extraScrapeConfigs } = settings;
  const named = [...rulesFrom, ...(extraScrapeConfigs === undefined ? [] : [extraScrapeConfigs])];
  return [
    join(folder, "Pulumi.yaml"),
    join(folder, `Pulumi.${stack}.yaml`),
    ...named.map((path) => resolve(folder, path)),
  ];
}
