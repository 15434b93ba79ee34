/** A panel that looks otherwise than before; pictures relative to the table. */
export interface PanelChange {
  readonly dashboard: string;
  readonly title: string;
  readonly kind: "changed" | "resized" | "new" | "removed";
  /** Of its pixels, from 0 to 1. */
  readonly share?: number;
  readonly before?: string;
  readonly after?: string;
  readonly difference?: string;
}

/** A page of Markdown with what changed among so many panels, for a pull request. */
export function changesTable(changes: readonly PanelChange[], panels: number): string {
  if (changes.length === 0) return `No panel of ${panels} looks otherwise than before.\n`;
  const lines = [
    `${changes.length} of ${panels} panels ${changes.length === 1 ? "looks" : "look"} otherwise than before.`,
    "",
    "| panel | what | before | after | difference |",
    "|---|---|---|---|---|",
    ...changes.map(row),
  ];
  return `${lines.join("\n")}\n`;
}

function row({ dashboard, title, kind, share, before, after, difference }: PanelChange): string {
  const what = kind === "changed" && share !== undefined ? `${percent(share)} of its pixels` : kind;
  const cells = [`${plain(dashboard)} › ${plain(title)}`, what, picture(before), picture(after), picture(difference)];
  return `| ${cells.join(" | ")} |`;
}

function percent(share: number): string {
  return share < 0.001 ? "under 0.1 %" : `${(share * 100).toFixed(1)} %`;
}

function picture(file: string | undefined): string {
  return file === undefined ? "" : `![](${encodeURI(file)})`;
}

/** A title must not end its cell, or become markup. */
function plain(text: string): string {
  return text.replaceAll(/[\\|[\]<>`*_]/g, "\\$&").replaceAll("\n", " ");
}
