import type { Matcher } from "../../../metrics/kit/index.ts";

/**
 * Values of a label among which each condition finds one that it wants: those that conditions name, what patterns that name none
 * are tried with, and `most` in all that are made up.
 */
export function labelValues(label: string, conditions: readonly Matcher[], most: number): readonly string[] {
  const named = conditions.flatMap(({ op, value }) => (op === "=" ? [value] : op === "=~" ? alternatives(value) : []));
  const wanted = conditions.filter(({ op }) => op === "=~").map(({ value }) => new RegExp(`^(?:${value})$`));
  const tried = wanted
    .filter((pattern) => !named.some((value) => pattern.test(value)))
    .flatMap((pattern) => usual.find((value) => pattern.test(value)) ?? []);
  const known = [...new Set([...named, ...tried])].filter((value) => value !== "");
  const refused = conditions.filter(({ op }) => op === "!=" || op === "!~");
  const made = Array.from({ length: most }, (_, index) => `${label}-${index + 1}`);
  // Beside what is named there is something else where conditions ask for that, or name nothing.
  const others = known.length === 0 || refused.length > 0 ? made : [];
  return [...known, ...others];
}

/** Of a pattern that is nothing but them. */
function alternatives(pattern: string): readonly string[] {
  return /^[\w/: |-]+$/.test(pattern) ? pattern.split("|") : [];
}

const usual = ["200", "404", "500", "/", "eth0", "sda", "ext4", "heap", "nonheap", "true", "a"];
