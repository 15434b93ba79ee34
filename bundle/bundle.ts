import type { Coverage } from "../alerts/kit/index.ts";
import type { Finding } from "../problems/index.ts";
import type { ExporterKey } from "../systems/index.ts";
import type { Release } from "./release.ts";

/** The exact files each service of a stack gets. */
export interface Bundle {
  /** `prometheus.yml` and `rules/`. */
  readonly prometheus: ServiceFiles;
  /** `alertmanager.yml` and `templates/`. */
  readonly alertmanager: ServiceFiles;
  /** `provisioning/` and `dashboards/`; made and checked also where nothing shows them. */
  readonly grafana: ServiceFiles;
  /** `preview.yml`; made and checked also where the preview does not run. */
  readonly preview: ServiceFiles;
  /** Settings of each exporter that a watched system asks for, `<part>.yml`. */
  readonly exporters: Readonly<Partial<Record<ExporterKey, ServiceFiles>>>;
  /** What is worth a look; nothing among them is an error. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** What the scenarios of each alert show. */
  readonly coverage: readonly Coverage[];
}

export interface ServiceFiles {
  readonly release: Release;
  /** Entries of `sightline:secrets` that the files refer to; each is a file of that name in the service's secrets folder. */
  readonly secretNames: readonly string[];
}

export interface Counts {
  readonly systems: number;
  readonly alerts: number;
  readonly dashboards: number;
  readonly findings: number;
}
