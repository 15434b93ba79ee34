export type { PanelChange } from "./changes-table.ts";
export { comparePictures, type Pictures } from "./compare-pictures.ts";
export { openPhotographer, type Photographer, type PhotographerOptions } from "./photographer.ts";
export { type DashboardPictures, listFile, type PictureFormat, type PictureList, type Theme } from "./picture-files.ts";
