import { type AlertShape, alertShape, alertShapes, type RuleGroup } from "../alerts/kit/index.ts";
import type { Settings } from "../settings/index.ts";
import type { ExtraFile } from "./extra-files.ts";
import { parseYaml } from "./parse-yaml.ts";

/** What is known of the labels of every alert that the stack can send: those of the systems, and those of the team's own rule files. */
export function shapesOf(
  groups: readonly RuleGroup[],
  settings: Settings,
  rules: readonly ExtraFile[],
): readonly AlertShape[] {
  const external = labelsOutside(settings);
  return [...alertShapes(groups, external), ...rules.flatMap((file) => foreignShapes(file, external))];
}

/** What Prometheus adds to every alert; `replica` is dropped again on the way. */
export function labelsOutside({ externalLabels, stack }: Settings): Readonly<Record<string, string>> {
  return { ...externalLabels, stack };
}

/** Nothing but the rule's own labels is known of alerts that others wrote. */
function foreignShapes({ content }: ExtraFile, external: Readonly<Record<string, string>>): readonly AlertShape[] {
  const parsed = parseYaml(content);
  if ("fault" in parsed) return [];
  return entries(parsed.value, "groups").flatMap((group) =>
    entries(group, "rules").flatMap((rule) => {
      const name = property(rule, "alert");
      if (typeof name !== "string") return [];
      const labels = { ...texts(property(group, "labels")), ...texts(property(rule, "labels")) };
      return [alertShape(name, { ...external, ...labels })];
    }),
  );
}

function entries(value: unknown, key: string): readonly unknown[] {
  const list = property(value, key);
  return Array.isArray(list) ? list : [];
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function texts(value: unknown): Readonly<Record<string, string>> {
  const given = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(given.map(([label, text]) => [label, String(text)]));
}
