import { entryOf, type YamlMap, type YamlNode } from "../../../alerts/kit/index.ts";
import type { Reader } from "./reader.ts";

/** The value under a name as it is written. */
export function sourceOf({ file }: Reader, map: YamlMap, name: string): string {
  const value = entryOf(map, name)?.value;
  if (value === undefined) return "";
  return file !== undefined && value.from >= 0 ? file.text.slice(value.from, value.to) : wordsIn(value).join("\n");
}

function wordsIn(node: YamlNode): readonly string[] {
  if (node.kind === "text") return [node.value];
  if (node.kind === "list") return node.items.flatMap(wordsIn);
  return node.entries.flatMap(({ value }) => wordsIn(value));
}
