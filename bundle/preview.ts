import { dump } from "js-yaml";
import type { Settings } from "../settings/index.ts";
import type { ServiceFiles } from "./bundle.ts";
import type { Place } from "./places.ts";
import { release } from "./release.ts";

/** What the preview gets: its settings. Dashboards it reads where they lie for Grafana. */
export function previewFiles({ project, stack, scrapeInterval }: Settings, place: Place): ServiceFiles {
  const text = dump({ scrapeInterval, title: `${project} · ${stack}` }, { lineWidth: -1 });
  return { release: release({ "preview.yml": text }, place.config), secretNames: [] };
}
