import { standardTransformers, standardTransformersRegistry, type TransformerRegistryItem } from "@grafana/data";
import { configFromData } from "./config-from-data.ts";
import { extractFields } from "./extract-fields.ts";
import { partitionByValues } from "./partition-by-values.ts";
import { prepareTimeSeries } from "./prepare-time-series.ts";
import { rowsToFields } from "./rows-to-fields.ts";
import { timeSeriesTable } from "./time-series-table.ts";

const own = [configFromData, extractFields, partitionByValues, prepareTimeSeries, rowsToFields, timeSeriesTable];

/**
 * Makes transformations known by their ids: those of Grafana's libraries, and those that stand in Grafana itself, written anew.
 * Each id once: the registry refuses a list that names one twice, and then has none at all.
 */
export function registerTransformers(): void {
  const byId = new Map(
    [...Object.values(standardTransformers), ...own].map((transformer) => [transformer.id, transformer]),
  );
  standardTransformersRegistry.setInit(() =>
    [...byId.values()].map(
      (transformer): TransformerRegistryItem => ({
        id: transformer.id,
        name: transformer.name,
        transformation: () => Promise.resolve(transformer),
        editor: () => null,
        imageDark: "",
        imageLight: "",
      }),
    ),
  );
}
