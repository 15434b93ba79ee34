import type { Routing, RuleGroup } from "../alerts/kit/index.ts";
import type { Finding } from "../problems/index.ts";
import { type Settings, type Viewer, viewerOf } from "../settings/index.ts";
import type { ExporterKey, System } from "../systems/index.ts";
import type { Bundle } from "./bundle.ts";
import { exporterFiles } from "./exporter-files.ts";
import type { ExtraFiles } from "./extra-files.ts";
import { objectiveFindings, withoutObjectives } from "./objectives.ts";
import { inContainers, type Places } from "./places.ts";
import { routingOf } from "./routing.ts";
import { groupsOf } from "./rule-groups.ts";
import { type ScrapeJob, scrapeJobs } from "./scrape-jobs.ts";

/** What the files of a stack are printed from: typed rules, routes and targets. */
export interface Definitions {
  readonly jobs: readonly ScrapeJob[];
  readonly groups: readonly RuleGroup[];
  readonly routing: Routing;
  readonly exporters: Bundle["exporters"];
  /** The systems, without their objectives where one of those is wrong. */
  readonly sound: readonly System[];
  /** What is wrong with targets, exporters and objectives; the rest is looked at when the bundle is put together. */
  readonly findings: readonly Finding[];
}

export interface DefinitionOptions {
  readonly settings: Settings;
  readonly systems: readonly System[];
  /** @default none */
  readonly files?: ExtraFiles;
  /** What shows the dashboards. @default as the settings say where every image can be had */
  readonly viewer?: Viewer;
  /** @default where the stack's containers mount them */
  readonly places?: Places;
}

/** Settings and systems as typed rules, routes and targets; nothing is checked beyond what they need of each other. */
export function definitionsOf(options: DefinitionOptions): Definitions {
  const { settings, systems, files = { rules: [] }, places = inContainers } = options;
  const { exporters, findings: ofExporters } = exporterFiles(systems, settings, files, places);
  const { jobs, findings: ofJobs } = scrapeJobs(systems, settings, {
    viewer: options.viewer ?? viewerOf(settings),
    exporters: scrapedOf(settings, exporters),
  });
  const ofObjectives = objectiveFindings(systems, settings);
  const sound = ofObjectives.length === 0 ? systems : withoutObjectives(systems);
  const groups = groupsOf(
    sound,
    jobs.map(({ name }) => name),
  );
  const findings = [...ofJobs, ...ofExporters, ...ofObjectives];
  return { jobs, groups, routing: routingOf(settings, groups), exporters, sound, findings };
}

/** Prometheus is on the proxy's network only where it finds targets through it. */
function scrapedOf({ discovery }: Settings, exporters: Bundle["exporters"]): readonly ExporterKey[] {
  const keys = Object.keys(exporters) as ExporterKey[];
  return keys.filter((key) => key !== "socketProxy" || discovery.docker !== false);
}
