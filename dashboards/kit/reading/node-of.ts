import type { YamlMap, YamlNode, YamlScalar } from "../../../alerts/kit/index.ts";

/** A JSON value that was read from no file, in the form of one that was; its places are -1. */
export function nodeOf(value: unknown): YamlNode {
  if (Array.isArray(value)) return { kind: "list", items: value.map(nodeOf), ...nowhere };
  if (typeof value === "object" && value !== null) return mapOf(value);
  return scalar(typeof value === "string" ? value : String(value ?? null), typeof value !== "string");
}

/** An object as {@link nodeOf} gives it. */
export function mapOf(value: object): YamlMap {
  const entries = Object.entries(value).flatMap(([key, one]) =>
    one === undefined || typeof one === "function" ? [] : [{ key: scalar(key, false), value: nodeOf(one) }],
  );
  return { kind: "map", entries, ...nowhere };
}

const nowhere = { from: -1, to: -1 };

function scalar(value: string, plain: boolean): YamlScalar {
  return { kind: "text", value, plain, ...nowhere };
}
