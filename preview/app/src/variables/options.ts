import type { VariableJson } from "../dashboard/index.ts";
import { type AskedSpan, type AskPrometheus, askVariable } from "./ask.ts";
import { interpolate } from "./interpolate.ts";
import { autoValue, unique, type VariableOption } from "./option.ts";
import { readVariableQuery } from "./query.ts";
import { filtered } from "./regex.ts";
import { sorted } from "./sort.ts";
import type { Values } from "./values.ts";

export interface OptionsContext {
  readonly ask: AskPrometheus;
  /** Of the variables that this one refers to. */
  readonly values: Values;
  readonly span: AskedSpan;
}

/** What a variable can be; All is not among them. Throws what Prometheus or the regex had against it. */
export async function loadOptions(variable: VariableJson, context: OptionsContext): Promise<readonly VariableOption[]> {
  switch (variable.type) {
    case "query": {
      const query = readVariableQuery(variable.query);
      if (query === undefined) return [];
      const texts = await askVariable(query, context);
      const regex = interpolate(variable.regex ?? "", context.values, "raw");
      return sorted(unique(filtered(texts, regex)), variable.sort ?? 0);
    }
    case "custom":
      return customOptions(interpolate(textOf(variable.query), context.values, "raw"));
    case "interval":
      return intervalOptions(variable);
    case "datasource":
      return datasourceOptions(variable);
    default:
      return [];
  }
}

/** The one data source that the preview has, under the name that Grafana shows. */
export const datasource: VariableOption = { text: "Prometheus", value: "prometheus" };

/** `1, 2` or `one : 1, two : 2`; a comma after a backslash is part of a value. Or a list in JSON. */
export function customOptions(query: string): readonly VariableOption[] {
  if (query.trimStart().startsWith("[")) {
    const listed = jsonOptions(query);
    if (listed !== undefined) return unique(listed);
  }
  const parts = query.match(/(?:\\,|[^,])+/g) ?? [];
  const options = parts.map((part) => {
    const text = part.replaceAll("\\,", ",").trim();
    const [, label, value] = /^\s*(.+)\s:\s(.+)$/s.exec(text) ?? [];
    return label === undefined || value === undefined
      ? { text, value: text }
      : { text: label.trim(), value: value.trim() };
  });
  return unique(options);
}

function jsonOptions(query: string): readonly VariableOption[] | undefined {
  try {
    const listed = JSON.parse(query) as unknown;
    if (!Array.isArray(listed)) return undefined;
    return listed.map((one: unknown) => {
      const { text, value } = (typeof one === "object" && one !== null ? one : { value: one }) as Record<
        string,
        unknown
      >;
      return { text: String(text ?? value), value: String(value ?? text) };
    });
  } catch {
    return undefined;
  }
}

function intervalOptions({ query, auto }: VariableJson): readonly VariableOption[] {
  const parts = textOf(query).match(/(["'])(.*?)\1|[^,\s]+/g) ?? [];
  const options = parts.map((part) => {
    const text = part.replaceAll(/["']/g, "");
    return { text, value: text };
  });
  return unique(auto === true ? [{ text: "auto", value: autoValue }, ...options] : options);
}

function datasourceOptions({ query, regex = "" }: VariableJson): readonly VariableOption[] {
  if (textOf(query) !== "prometheus") return [];
  return filtered([datasource.text], regex).length === 0 ? [] : [datasource];
}

function textOf(query: unknown): string {
  return typeof query === "string" ? query : "";
}
