/** The line that heads a section: made by `section`, it takes the width of the page and one grid unit. */
export interface HeadingPanel {
  readonly kind: "heading";
  readonly key: string;
  readonly title: string;
  readonly width?: never;
  readonly height?: never;
  readonly watches?: never;
}
