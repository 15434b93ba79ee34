import { datasourceNames, datasourceUids } from "./datasource-names.ts";
import {
  exemplarsOf,
  type LokiOptions,
  lokiDatasource,
  type TempoOptions,
  tempoDatasource,
} from "./logs-and-traces.ts";
import { literal, yaml } from "./text.ts";

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
  /** @default no logs */
  readonly loki?: LokiOptions | undefined;
  /** Exemplars on graphs lead to their traces in it. @default no traces */
  readonly tempo?: TempoOptions | undefined;
}

/**
 * `provisioning/datasources/*.yaml`: Prometheus as the default, Alertmanager, and Loki and Tempo where they are named.
 * Passwords stay in their file.
 */
export function datasourcesYaml({
  scrapeInterval,
  prometheusUrl = "http://prometheus:9090",
  alertmanagerUrl = "http://alertmanager:9093",
  user = "sightline",
  passwordFile = "/etc/grafana/secrets/current/internal-password",
  tls,
  loki,
  tempo,
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
          ...(tempo === undefined ? {} : exemplarsOf(tempo)),
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
      ...(loki === undefined ? [] : [lokiDatasource(loki, tempo)]),
      ...(tempo === undefined ? [] : [tempoDatasource(tempo, loki)]),
    ],
    // A datasource that leaves this file leaves Grafana.
    prune: true,
  });
}
