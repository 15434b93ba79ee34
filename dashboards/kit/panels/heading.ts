import type { Width } from "../grid.ts";

/** The line that heads a section: made by `section`, it takes the width of the page and one grid unit. */
export interface HeadingPanel {
  readonly kind: "heading";
  readonly key: string;
  readonly title: string;
  /** Of no effect, as `height`: there so that `mapPanel` may give any panel a size. */
  readonly width?: Width;
  readonly height?: number;
  readonly watches?: never;
}
