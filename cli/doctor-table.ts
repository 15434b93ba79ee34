import { styleText } from "node:util";
import type { Item } from "../toolchain/index.ts";
import { commandLine } from "./command-line.ts";
import { cost } from "./cost.ts";
import { count } from "./row.ts";
import { wrapped } from "./wrapped.ts";

export interface TableOptions {
  /** Columns of the terminal; default: as wide as the text wants. */
  readonly width?: number;
  /** Default false. */
  readonly color?: boolean;
}

/** What the doctor found, a line for each item and one that sums it up; long words on an item go on below themselves. */
export function doctorTable(items: readonly Item[], { width = Infinity, color = false }: TableOptions = {}): string {
  const rows = items.map((item) => ({ ...marks[stateOf(item)], item, how: howOf(item) }));
  const names = widest(rows.map(({ item }) => item.name));
  const versions = widest(rows.map(({ item }) => item.version));
  const hows = widest(rows.map(({ how }) => how));
  const indent = 4 + names + 2 + versions + 2 + hows + 2;
  const lines = rows.map(({ mark, ink, item, how }) => {
    const { name, version, remedy } = item;
    const price = item.pending ? cost([item]) : "";
    const told = [[item.detail, price].filter(Boolean).join(", "), ...(remedy === undefined ? [] : [`→ ${remedy}`])];
    const words = told.flatMap((text) => wrapped(text, Math.max(narrowest, width - indent)));
    const sign = color ? styleText(ink, mark, { validateStream: false }) : mark;
    const start = `${name.padEnd(names)}  ${version.padEnd(versions)}  ${how.padEnd(hows)}  `;
    return `  ${sign} ${start}${words.join(`\n${" ".repeat(indent)}`)}`;
  });
  return `${lines.join("\n")}\n\n  ${conclusion(items)}\n`;
}

type State = "here" | "pending" | "optional" | "missing";

const marks = {
  here: { mark: "✔", ink: "green" },
  pending: { mark: "↓", ink: "cyan" },
  optional: { mark: "–", ink: "dim" },
  missing: { mark: "✘", ink: "red" },
} as const satisfies Record<State, { readonly mark: string; readonly ink: string }>;

/** Fewer columns than this read worse than a terminal's own wrapping. */
const narrowest = 30;

function stateOf({ how, pending, optional }: Item): State {
  if (how === "missing") return optional ? "optional" : "missing";
  return pending ? "pending" : "here";
}

function howOf(item: Item): string {
  return stateOf(item) === "optional" ? "left out" : item.how;
}

function conclusion(items: readonly Item[]): string {
  const missing = items.filter((item) => stateOf(item) === "missing");
  if (missing.length > 0) return `${count(missing.length, "thing")} missing: a stack cannot be brought up here yet.`;
  const pending = items.filter((item) => stateOf(item) === "pending");
  if (pending.length === 0) return `Everything is here: ${commandLine("up")}`;
  const told = cost(pending);
  return `${commandLine("up")} gets what is marked ↓${told === "" ? "" : `: ${told}`}.`;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
