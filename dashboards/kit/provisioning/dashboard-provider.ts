import { literal, yaml } from "./text.ts";

export interface DashboardProviderOptions {
  /** Folder inside Grafana's container with a folder for each that people see, and the dashboards' JSON in these. */
  readonly path: string;
}

/**
 * `provisioning/dashboards/*.yaml`: files are the only truth, and a removed file removes its dashboard.
 *
 * One provider finds new folders by itself; one per folder would be read only when Grafana is asked to.
 * `folder` and `folderUid` must be empty beside `foldersFromFilesStructure`: https://grafana.com/docs/grafana/latest/administration/provisioning/
 */
export function dashboardProviderYaml({ path }: DashboardProviderOptions): string {
  return yaml({
    apiVersion: 1,
    providers: [
      {
        allowUiUpdates: false,
        disableDeletion: false,
        name: "sightline",
        options: { foldersFromFilesStructure: true, path: literal(path) },
        orgId: 1,
        type: "file",
        updateIntervalSeconds: 10,
      },
    ],
  });
}
