/** Uids by which dashboards and links name the datasources. */
export const datasourceUids = {
  prometheus: "prometheus",
  alertmanager: "alertmanager",
  loki: "loki",
  tempo: "tempo",
} as const;

/** Names under which people find the datasources, and by which a list of alerts names its own. */
export const datasourceNames = {
  prometheus: "Prometheus",
  alertmanager: "Alertmanager",
  loki: "Loki",
  tempo: "Tempo",
} as const;
