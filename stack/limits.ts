import { mebibytes, type Part, type Settings } from "../settings/index.ts";
import { type ExporterName, exporterParts } from "../systems/index.ts";

/** Memory in MiB, processors. */
export interface Limits {
  readonly memory: number;
  readonly cpus: number;
}

/** What a part may use at most. */
export function limitsOf({ resources }: Settings, part: Part): Limits {
  const { memory, cpus } = resources[part];
  return { memory: mebibytes(memory) ?? 0, cpus };
}

/** What an exporter may use at most; its setting is called like the system's wish for it. */
export function exporterLimits(settings: Settings, exporter: ExporterName): Limits {
  const keys = Object.keys(exporterParts) as (keyof typeof exporterParts)[];
  return limitsOf(settings, keys.find((key) => exporterParts[key].name === exporter) ?? "kafkaLag");
}
