import { type DataFrame, type Field, FieldType, getFieldTypeFromValue } from "@grafana/data";
import { fromFrames } from "./from-frames.ts";

interface ExtractOptions {
  /** Name of the field whose values are taken apart. */
  readonly source?: string;
  readonly format?: "json" | "kvp" | "auto" | "regexp" | "delimiter";
  readonly delimiter?: string;
  readonly regExp?: string;
  readonly jsonPaths?: readonly { readonly path: string; readonly alias?: string }[];
  /** All other fields are left out, but the time where `keepTime` is set. */
  readonly replace?: boolean;
  readonly keepTime?: boolean;
}

/** Fields made of what stands in the values of one. */
export const extractFields = fromFrames<ExtractOptions>("extractFields", (frames, options) =>
  frames.map((frame) => extracted(frame, options)),
);

function extracted(frame: DataFrame, options: ExtractOptions): DataFrame {
  const source = frame.fields.find(({ name }) => name === options.source);
  if (source === undefined) return frame;
  const records = source.values.map((value) => withPaths(partsOf(value, options), options));
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const fields = names.map((name): Field => {
    const values = records.map((record) => record[name] ?? null);
    const sample = values.find((value) => value !== null);
    return { name, type: sample === undefined ? FieldType.string : getFieldTypeFromValue(sample), config: {}, values };
  });
  const time = frame.fields.filter(({ type }) => options.keepTime === true && type === FieldType.time);
  return { ...frame, fields: options.replace === true ? [...time, ...fields] : [...frame.fields, ...fields] };
}

type Parts = Readonly<Record<string, unknown>>;

function partsOf(value: unknown, options: ExtractOptions): Parts {
  if (typeof value === "object" && value !== null) return value as Parts;
  const text = String(value ?? "");
  switch (options.format) {
    case "json":
      return jsonOf(text) ?? {};
    case "kvp":
      return pairsOf(text);
    case "regexp":
      return groupsOf(text, options.regExp ?? "/(?<NewField>.*)/");
    case "delimiter":
      return Object.fromEntries(text.split(options.delimiter ?? ",").map((part) => [part.trim(), 1]));
    default:
      return jsonOf(text) ?? pairsOf(text);
  }
}

function jsonOf(text: string): Parts | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Parts) : undefined;
  } catch {
    return undefined;
  }
}

/** `a=1, b="two words"`. */
function pairsOf(text: string): Parts {
  const pairs = text.matchAll(/([\w.-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;&|{}]+))/g);
  return Object.fromEntries([...pairs].map(([, name = "", quoted, plain = ""]) => [name, quoted ?? plain]));
}

function groupsOf(text: string, pattern: string): Parts {
  const [, inner = pattern, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
  return { ...new RegExp(inner, flags.replaceAll(/[gy]/g, "")).exec(text)?.groups };
}

function withPaths(parts: Parts, { format, jsonPaths = [] }: ExtractOptions): Parts {
  const paths = jsonPaths.filter(({ path }) => path !== "");
  if (format !== "json" || paths.length === 0) return parts;
  return Object.fromEntries(paths.map(({ path, alias }) => [alias || path, valueAt(parts, path)]));
}

/** The value at `a.b[0].c`. */
function valueAt(parts: Parts, path: string): unknown {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return keys.reduce<unknown>((value, key) => (value as Parts | null | undefined)?.[key], parts);
}
