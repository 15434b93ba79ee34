import { type ExporterKey, exporterKeys, exporterParts } from "../systems/index.ts";

/** Where services see their files; an exporter under its key. */
export type Places = Readonly<Record<"prometheus" | "alertmanager" | "grafana" | "preview" | ExporterKey, Place>>;

export interface Place {
  /** Folder of the config volume, with `releases/`, `current` and, for stable paths, `live/`. */
  readonly config: string;
  /** Folder with the secret files in force. */
  readonly secrets: string;
}

/** As the stack's containers mount them. */
export const inContainers: Places = {
  prometheus: placeOf("prometheus"),
  alertmanager: placeOf("alertmanager"),
  grafana: placeOf("grafana"),
  preview: placeOf("preview"),
  ...(Object.fromEntries(exporterKeys.map((key) => [key, placeOf(exporterParts[key].name)])) as Record<
    ExporterKey,
    Place
  >),
};

function placeOf(part: string): Place {
  return { config: `/etc/${part}/config`, secrets: `/etc/${part}/secrets/current` };
}
