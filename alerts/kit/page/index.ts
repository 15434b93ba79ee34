export { type PageOptions, type PanelReference, renderAlertPages } from "./page.ts";
export { type AlertSection, alertTable, coverageTable } from "./tables.ts";
export { tableOf } from "./words.ts";
