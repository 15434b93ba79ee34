import * as z from "zod";
import { innerOf } from "../../../exporters/kit/settings/kind.ts";
import { settingsOf } from "../../../exporters/kit/settings/setting.ts";
import type { MetricDefinition } from "../../../metrics/kit/index.ts";
import { definitionsIn } from "../../metrics/support/definitions.ts";

/** All settings of a program: in the file, as a flag, what it is without them, what they are for. */
export function settingsTable(program: string, shape: z.ZodRawShape): string {
  const rows = settingsOf(program, shape).map(({ flag, fileKeys, kind, usual, description, placeholder }) => {
    const asFlag =
      kind === "structure" ? "only in the file" : `\`--${flag}${kind === "switch" ? "" : `=<${placeholder}>`}\``;
    return [`\`${fileKeys.join(".")}\``, asFlag, defaultOf(usual), description];
  });
  return table(["In the file", "As a flag", "Default", "What it is"], rows);
}

/** The keys of a structure that stands in the settings file. */
export function sectionTable(...sections: readonly z.ZodObject[]): string {
  const shapes = sections.flatMap((section) => Object.entries(section.shape as Record<string, z.ZodType>));
  const first = shapes.filter(([key], index) => shapes.findIndex(([other]) => other === key) === index);
  const rows = first.map(([key, schema]) => {
    const needed = !schema.safeParse(undefined).success;
    return [`\`${key}\``, needed ? "needed" : defaultOf(usualOf(schema)), descriptionOf(shapes, key)];
  });
  return table(["Key", "Default", "What it is"], rows);
}

/** Metrics with labels, unit and meaning. */
export function metricsTable(exported: object): string {
  const sorted = definitionsIn(exported).sort((one, other) => (one.name < other.name ? -1 : 1));
  const rows = sorted.map((definition) => [
    `\`${definition.name}\``,
    definition.type === "stateset" ? "state set" : definition.type,
    labelsOf(definition),
    definition.unit ?? "",
    definition.help,
  ]);
  return table(["Metric", "Type", "Labels", "Unit", "Meaning"], rows);
}

function labelsOf({ labels, states, stateLabel = "state" }: MetricDefinition): string {
  const own = labels.map((label) => `\`${label}\``);
  if (states === undefined) return own.join(", ");
  return [...own, `\`${stateLabel}\`: ${states.join(" ")}`].join(", ");
}

function usualOf(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault) return schema.def.defaultValue;
  const inner = innerOf(schema);
  return inner === undefined ? undefined : usualOf(inner);
}

function descriptionOf(shapes: readonly (readonly [string, z.ZodType])[], wanted: string): string {
  return shapes.flatMap(([key, schema]) => (key === wanted && schema.description ? [schema.description] : []))[0] ?? "";
}

function defaultOf(usual: unknown): string {
  if (usual === undefined || usual === "") return "";
  if (typeof usual === "object" && !Array.isArray(usual)) return `\`${JSON.stringify(usual)}\``;
  return `\`${Array.isArray(usual) ? `[${usual.join(", ")}]` : String(usual)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
