import { milliseconds } from "../../../metrics/kit/index.ts";
import type { TemplatePart } from "../template/index.ts";

/** A length of time for a reader: `1 h 30 min`. */
export function lengthInWords(duration: number | string): string {
  const seconds = Math.round((typeof duration === "number" ? duration : milliseconds(duration)) / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const words = parts.flatMap(([amount, unit]) => (amount === 0 ? [] : [`${amount} ${unit}`]));
  return words.length === 0 ? "0 s" : words.join(" ");
}

/** A template for a reader who has no alert before him: *labels* and *value* in italics. */
export function templateInWords(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      return "label" in part ? `*${part.label}*` : "*value*";
    })
    .join("");
}

/** `a`, `a and b`, `a, b and c` */
export function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Text that may stand in a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
}

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}
