import { dump } from "js-yaml";

/** Uids by which dashboards and links name the datasources. */
export const datasourceUids = { prometheus: "prometheus", alertmanager: "alertmanager" } as const;

/** Names under which people find the datasources, and by which a list of alerts names its own. */
export const datasourceNames = { prometheus: "Prometheus", alertmanager: "Alertmanager" } as const;

export interface DatasourceOptions {
  /** Grafana's smallest step; equal to the scrape interval it makes `$__rate_interval` right. */
  readonly scrapeInterval: string;
  /** @default "http://prometheus:9090" */
  readonly prometheusUrl?: string;
  /** @default "http://alertmanager:9093" */
  readonly alertmanagerUrl?: string;
  /** @default "sightline" */
  readonly user?: string;
  /** File inside Grafana's container that holds the user's password. @default the internal password of the secrets volume */
  readonly passwordFile?: string;
  /** File inside Grafana's container with the certificates to trust, and the name to expect in theirs. @default no TLS */
  readonly tls?: { readonly caFile: string; readonly serverName: string };
}

/** `provisioning/datasources/*.yaml`: Prometheus as the default, and Alertmanager. Passwords stay in their file. */
export function datasourcesYaml({
  scrapeInterval,
  prometheusUrl = "http://prometheus:9090",
  alertmanagerUrl = "http://alertmanager:9093",
  user = "sightline",
  passwordFile = "/etc/grafana/secrets/current/internal-password",
  tls,
}: DatasourceOptions): string {
  const shared = {
    access: "proxy",
    basicAuth: true,
    basicAuthUser: literal(user),
    editable: false,
    orgId: 1,
    secureJsonData: {
      basicAuthPassword: `$__file{${passwordFile}}`,
      ...(tls === undefined ? {} : { tlsCACert: `$__file{${tls.caFile}}` }),
    },
  };
  const trust = tls === undefined ? {} : { serverName: literal(tls.serverName), tlsAuthWithCACert: true };
  return yaml({
    apiVersion: 1,
    datasources: [
      {
        ...shared,
        isDefault: true,
        jsonData: {
          ...trust,
          alertmanagerUid: datasourceUids.alertmanager,
          httpMethod: "POST",
          manageAlerts: true,
          prometheusType: "Prometheus",
          timeInterval: literal(scrapeInterval),
        },
        name: datasourceNames.prometheus,
        type: "prometheus",
        uid: datasourceUids.prometheus,
        url: literal(prometheusUrl),
      },
      {
        ...shared,
        jsonData: { ...trust, handleGrafanaManagedAlerts: false, implementation: "prometheus" },
        name: datasourceNames.alertmanager,
        type: "alertmanager",
        uid: datasourceUids.alertmanager,
        url: literal(alertmanagerUrl),
      },
    ],
    // A datasource that leaves this file leaves Grafana.
    prune: true,
  });
}

export interface DashboardProviderOptions {
  /** Folder inside Grafana's container with the dashboards' JSON. */
  readonly path: string;
  /** Folder people see. @default "Sightline" */
  readonly folder?: string;
  /** Without a fixed one, links to the folder break on a new database. @default "sightline" */
  readonly folderUid?: string;
}

/** `provisioning/dashboards/*.yaml`: files are the only truth, and a removed file removes its dashboard. */
export function dashboardProviderYaml({
  path,
  folder = "Sightline",
  folderUid = "sightline",
}: DashboardProviderOptions): string {
  return yaml({
    apiVersion: 1,
    providers: [
      {
        allowUiUpdates: false,
        disableDeletion: false,
        folder: literal(folder),
        folderUid: literal(folderUid),
        name: literal(folderUid),
        options: { path: literal(path) },
        orgId: 1,
        type: "file",
        updateIntervalSeconds: 10,
      },
    ],
  });
}

// Grafana expands `$NAME` and `$__file{…}` in every value; a doubled dollar sign stands for one.
function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}

function yaml(content: object): string {
  return dump(content, { lineWidth: -1, noRefs: true, sortKeys: true });
}
