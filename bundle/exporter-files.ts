import type { Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { type ExporterKey, exporterKeys, type System } from "../systems/index.ts";
import type { Bundle, ServiceFiles } from "./bundle.ts";
import { containersFiles, socketProxyFiles } from "./containers.ts";
import type { ExtraFiles } from "./extra-files.ts";
import { healthFiles } from "./health.ts";
import { kafkaLagFiles } from "./kafka-lag.ts";
import { loadTestFiles } from "./load-test.ts";
import type { Place, Places } from "./places.ts";

/** What an exporter gets, and what is wrong with it; no service: nobody asks for it, or nothing it asks can be reached. */
export interface ExporterFiles {
  readonly service?: ServiceFiles;
  readonly findings: readonly Finding[];
}

type Maker = (systems: readonly System[], settings: Settings, files: ExtraFiles, place: Place) => ExporterFiles;

const makers: Readonly<Record<ExporterKey, Maker>> = {
  kafkaLag: kafkaLagFiles,
  health: healthFiles,
  loadTest: loadTestFiles,
  containers: containersFiles,
  socketProxy: socketProxyFiles,
};

/** The files of every exporter that the systems ask for. */
export function exporterFiles(
  systems: readonly System[],
  settings: Settings,
  files: ExtraFiles,
  places: Places,
): { readonly exporters: Bundle["exporters"]; readonly findings: readonly Finding[] } {
  const made = exporterKeys.map((key) => ({ key, ...makers[key](systems, settings, files, places[key]) }));
  return {
    exporters: Object.fromEntries(
      made.flatMap(({ key, service }) => (service === undefined ? [] : [[key, service] as const])),
    ),
    findings: made.flatMap(({ findings }) => findings),
  };
}
