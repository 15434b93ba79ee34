import { type Settings, viewerOf } from "../settings/index.ts";

/** What whoever knows Grafana will miss. */
const lacks =
  "it shows dashboards as Grafana does, but has no editing, no Explore, no alerting pages, no users, and asks Prometheus only";

/** Why it is not Grafana that shows the dashboards, and what is missed where the preview does. */
export function viewerNotes(
  settings: Pick<Settings, "dashboards">,
  absent: Readonly<Record<string, string>>,
): readonly string[] {
  const asked = settings.dashboards.viewer === "auto";
  switch (viewerOf(settings, absent)) {
    case "grafana":
      return [];
    case "preview":
      return [
        ...(asked ? [`Grafana is left out: ${absent.grafana}.`] : []),
        `The preview ${asked ? "is in its place" : "is no Grafana"}: ${lacks}.`,
      ];
    case "none":
      return asked
        ? [
            `Grafana is left out: ${absent.grafana}. So is the preview: ${absent.preview}.`,
            "The dashboards are generated and checked all the same.",
          ]
        : [];
  }
}
