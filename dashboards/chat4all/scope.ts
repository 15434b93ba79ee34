/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";

/** Where Chat4All's dashboards are, for the links between them. */
export const uids = {
  overview: "chat4all-overview",
  components: "chat4all-components",
  apiService: "chat4all-api-service",
  routerWorker: "chat4all-router-worker",
  connectors: "chat4all-connectors",
} as const;
