export { compressed } from "./compressed.ts";
export { grafanaFiles } from "./grafana-files.ts";
export { notices } from "./notices.ts";
