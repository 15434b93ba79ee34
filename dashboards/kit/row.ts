import type { Panel } from "./panel.ts";
import { flatten, type RowItem } from "./section.ts";

export interface Row {
  readonly title: string;
  /** Left to right, with the headings of sections among them. */
  readonly panels: readonly Panel[];
  readonly collapsed: boolean;
  readonly repeat?: string;
}

export interface RowOptions {
  /** Shows only the header until somebody unfolds it; its queries do not run before. @default false */
  readonly collapsed?: boolean;
  /** Name of a variable: the row is there once for each value chosen. @default once */
  readonly repeat?: string;
}

/** A headed group of panels, placed left to right in the order given. */
export function row(title: string, panels: readonly RowItem[], { collapsed = false, repeat }: RowOptions = {}): Row {
  return { title, panels: flatten(panels), collapsed, ...(repeat !== undefined && { repeat }) };
}
