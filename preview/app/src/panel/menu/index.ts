export { PrometheusAddress } from "./prometheus-address.ts";
export { usePanelMenu } from "./use-panel-menu.tsx";
