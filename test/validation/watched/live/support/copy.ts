import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printRuleFiles, renderAlertmanager } from "../../../../../alerts/kit/index.ts";
import { inContainers, prometheusConfig, release } from "../../../../../bundle/index.ts";
import { parseSettings } from "../../../../../settings/index.ts";
import { openRehearsal, type Rehearsal, type RehearsalOptions } from "../../../../../stack/rehearsal/index.ts";
import { knownSystems } from "../../../../../systems/index.ts";
import { acquire, demoItems, doctor } from "../../../../../toolchain/index.ts";
import { watchedDefinitions } from "../../../../../validation/watched/index.ts";

/** A copy whose state is a folder of its own. */
export interface WatchedCopy extends Rehearsal {
  /** Ends it, and removes the folder. Twice is once. */
  remove(): Promise<void>;
}

/** A copy with a system beside it, its rules and routes those of a stack, and times short enough for a test. */
export async function watchedCopy(system: string, options: Partial<RehearsalOptions> = {}): Promise<WatchedCopy> {
  const stateFolder = options.stateFolder ?? (await mkdtemp(join(tmpdir(), "sightline-watched-")));
  const rehearsal = await openRehearsal({ ...optionsFor(system), stateFolder, ...options });
  return {
    ...rehearsal,
    remove: async () => {
      await rehearsal.down();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}

export function optionsFor(system: string): RehearsalOptions {
  const times = { scrapeInterval: "2s", scrapeTimeout: "2s", evaluationInterval: "2s" };
  const settings = parseSettings({ project: "slt", stack: "dev", values: { ...times }, systems: knownSystems });
  const { settings: own, ...definitions } = watchedDefinitions({ settings, systems: knownSystems, system });
  const { prometheus, alertmanager } = inContainers;
  const config = prometheusConfig({
    settings: own,
    place: prometheus,
    jobs: definitions.jobs,
    extraScrapeConfigs: [],
  });
  const rules = Object.entries(printRuleFiles(definitions.groups)).map(([file, text]) => [`rules/${file}`, text]);
  const routes = renderAlertmanager({ ...definitions.routing, templates: [] }, { secretsFolder: alertmanager.secrets });
  return {
    settings,
    releases: {
      prometheus: [release({ "prometheus.yml": config, ...Object.fromEntries(rules) }, prometheus.config)],
      alertmanager: release({ "alertmanager.yml": routes }, alertmanager.config),
    },
    watched: { system, exporters: definitions.exporters },
  };
}

/** The images of this checkout, and k6. */
export async function prepare(systems: readonly string[]): Promise<void> {
  const images = ["engine", "image/programs", "image/prometheus", "image/alertmanager"] as const;
  await acquire(await doctor([...images, ...demoItems(systems).filter((id) => id !== "locust")]), {
    onProgress: () => undefined,
  });
}
