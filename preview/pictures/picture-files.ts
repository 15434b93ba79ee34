/** Where the picture of a whole dashboard goes, relative to the folder of pictures. */
export function dashboardPicture(uid: string, format: PictureFormat): string {
  return `${uid}.${format}`;
}

/** Where the picture of a panel goes: the id makes it the same file for ever, the title makes it found. */
export function panelPicture(uid: string, id: string, title: string): string {
  const parts = [slugOf(id), slugOf(title).slice(0, 40)].filter((part) => part !== "");
  return `${uid}/${parts.join("-")}.png`;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Of whole dashboards. Panels are always PNG: they are compared pixel by pixel. */
export type PictureFormat = "png" | "webp";

/** Which pictures there are in a folder, and of what. */
export interface PictureList {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly theme: Theme;
  readonly dashboards: readonly DashboardPictures[];
}

export type Theme = "dark" | "light";

export interface DashboardPictures {
  readonly uid: string;
  readonly title: string;
  readonly file: string;
  readonly panels: readonly PanelPicture[];
}

export interface PanelPicture {
  /** The panel's id; what a variable repeats has more to tell its panels apart. */
  readonly id: string;
  readonly title: string;
  readonly file: string;
}

/** The list's name in its folder. */
export const listFile = "pictures.json";
