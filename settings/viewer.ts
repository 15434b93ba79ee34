import type { Settings } from "./settings.ts";

/** What shows the dashboards; its address is the one that links in messages lead to. */
export type Viewer = "grafana" | "preview" | "none";

/**
 * The viewer that these settings mean where some images cannot be had.
 * One that is asked for by name is it all the same: whether it can run is for others to say.
 */
export function viewerOf(
  { dashboards: { viewer } }: Pick<Settings, "dashboards">,
  /** Why an image is not there, by its name. */
  absent: Readonly<Record<string, string>> = {},
): Viewer {
  if (viewer !== "auto") return viewer;
  if (absent.grafana === undefined) return "grafana";
  return absent.preview === undefined ? "preview" : "none";
}
