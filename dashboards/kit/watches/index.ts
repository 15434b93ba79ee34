export { columnThresholds, thresholdsOf, watchedBy } from "./of-panel.ts";
export { untoldAlerts } from "./untold.ts";
export { type Watch, type WatchAt, type Watched, type Watches, watched } from "./watch.ts";
