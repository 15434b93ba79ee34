import { dump, load } from "js-yaml";
import { type Bundle, containersService, inContainers, release, type ServiceFiles } from "../../bundle/index.ts";
import type { ExporterKey } from "../../systems/index.ts";
import type { Place } from "../place.ts";

type Exporters = Bundle["exporters"];

/** The exporters that run beside a copy: no load test is told to it. */
export function exporterKeysBeside(exporters: Exporters): readonly ExporterKey[] {
  return (Object.keys(exporters) as ExporterKey[]).filter((key) => key !== "loadTest");
}

/** Their files: what else is on the engine is nothing to a copy, and where its time passes faster, health is asked as much more often. */
export function exportersBeside(
  { exporters, factor }: { readonly exporters: Exporters; readonly factor: number },
  place: Pick<Place, "name">,
): Exporters {
  const { loadTest: _, containers, health, ...others } = exporters;
  const include = [`/${place.name(".+")}/`];
  return {
    ...others,
    ...(containers === undefined ? {} : { containers: containersService(inContainers.containers, { include }) }),
    ...(health === undefined ? {} : { health: quickened(health, factor) }),
  };
}

/** Milliseconds between two rounds of the health exporter, as it goes where its settings say nothing. */
const usualRound = 5000;

function quickened(health: ServiceFiles, factor: number): ServiceFiles {
  if (factor === 1) return health;
  const rounds = { interval: `${Math.max(100, Math.round(usualRound / factor))}ms` };
  const files = Object.entries(health.release.files).map(([file, text]) => {
    const settings = load(text) as object;
    return [file, dump({ ...settings, rounds }, { lineWidth: -1, noRefs: true })] as const;
  });
  return { ...health, release: release(Object.fromEntries(files), inContainers.health.config) };
}
