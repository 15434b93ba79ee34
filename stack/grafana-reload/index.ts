export { GrafanaReload } from "./grafana-reload.ts";
