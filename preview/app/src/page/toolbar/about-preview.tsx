import { Modal } from "@grafana/ui";
import type { ReactNode } from "react";
import type { PreviewSettings } from "../served.ts";

/** Says what the preview is and what it lacks against Grafana. */
export function AboutPreview({
  settings,
  onDismiss,
}: {
  readonly settings: PreviewSettings | undefined;
  readonly onDismiss: () => void;
}): ReactNode {
  return (
    <Modal title="Sightline’s preview" isOpen onDismiss={onDismiss}>
      <p>
        These dashboards are the files that Grafana gets, drawn with Grafana’s own libraries and asked of the same
        Prometheus. It is not Grafana, and shows dashboards only.
      </p>
      <p>What it lacks:</p>
      <ul style={{ paddingLeft: 24, marginBottom: 16 }}>
        {lacks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {settings !== undefined && <p>Version {settings.version}</p>}
      <a href="/third-party-notices.txt" target="_blank" rel="noreferrer">
        Licences of what it is made of
      </a>
    </Modal>
  );
}

const lacks = [
  "Editing, saving, sharing, snapshots and users: dashboards are changed where they are defined.",
  "Explore, alert rules and notifications: Prometheus and Alertmanager have pages of their own.",
  "Data sources other than this one Prometheus: panels of logs and traces say what they would ask.",
  "Ad hoc filters, group-by variables, library panels, exemplars and native histograms.",
  "Kinds of panels beyond those that the definitions write: others say which kind they are.",
  "Some fine points of drawing: gauges, pies, heatmaps and timelines are drawn anew, not by Grafana’s plugins.",
];
