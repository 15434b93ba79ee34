export { csvKind, readCsv } from "./csv.ts";
export { type HistoryPoint, historyPoints } from "./history.ts";
export { isJsonFile, readJsonFile } from "./json-file.ts";
export { type LocustPart, type LocustState, startRun, withPart } from "./part.ts";
export { isWebUiStats, readWebUiStats } from "./web-ui.ts";
