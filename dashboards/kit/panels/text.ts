import type { Width } from "../grid.ts";
import type { Watches } from "../watches/index.ts";

export interface TextOptions {
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  /** @default "full" */
  readonly width?: Width;
  /** In grid units of 30 px. @default 4 */
  readonly height?: number;
  /** Alerts that the words are about, which lead to them when they fire. */
  readonly watches?: Watches;
}

export interface TextPanel extends TextOptions {
  readonly kind: "text";
  readonly key: string;
}

/** Words: what a reader must know that no number says. */
export function text(key: string, options: TextOptions): TextPanel {
  return { kind: "text", key, ...options };
}
