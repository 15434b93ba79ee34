import type { Text } from "../../../alerts/kit/checks/index.ts";
import type { YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedPanel, Told } from "../subject/index.ts";
import { asText, isNull, number, object, objects, type Reader, spot, text, valueAt } from "./reader.ts";

/** How numbers are shown. */
export type Fields = Pick<CheckedPanel, "unit" | "fieldUnits" | "mapped" | "thresholds" | "stacked"> & {
  readonly links: NonNullable<CheckedPanel["dataLinks"]>;
};

export const noFields: Fields = { fieldUnits: [], mapped: false, thresholds: [], links: [] };

/** `fieldConfig`, which both forms have. */
export function readFieldConfig(reader: Reader, config: YamlMap, path: string): Fields {
  const defaults = object(reader, config, "defaults", path);
  const properties = objects(reader, config, "overrides", path).flatMap((one) =>
    objects(reader, one, "properties", path),
  );
  const unit = defaults === undefined ? undefined : text(reader, defaults, "unit", path);
  const stacked = defaults === undefined ? undefined : stackingOf(reader, defaults, path);
  const byId = (id: string): readonly YamlMap[] =>
    properties.filter((one) => text(reader, one, "id", path)?.value === id);
  return {
    ...(unit === undefined ? {} : { unit }),
    fieldUnits: byId("unit").flatMap((one) => text(reader, one, "value", path) ?? []),
    mapped:
      (defaults !== undefined && objects(reader, defaults, "mappings", path).length > 0) || byId("mappings").length > 0,
    thresholds: [
      ...(defaults === undefined ? [] : stepsOf(reader, object(reader, defaults, "thresholds", path), path)),
      ...byId("thresholds").flatMap((one) => stepsOf(reader, object(reader, one, "value", path), path)),
    ],
    ...(stacked === undefined ? {} : { stacked }),
    links: [...(defaults === undefined ? [] : [defaults])]
      .flatMap((one) => objects(reader, one, "links", path))
      .concat(byId("links").flatMap((one) => objects(reader, one, "value", path)))
      .flatMap((link) => linkOf(reader, link, path)),
  };
}

function linkOf(reader: Reader, link: YamlMap, path: string): NonNullable<CheckedPanel["dataLinks"]> {
  const url = text(reader, link, "url", path);
  return url === undefined ? [] : [{ title: text(reader, link, "title", path) ?? { value: "" }, url }];
}

/** Addresses and titles of links. */
export function urlsOf(reader: Reader, links: readonly YamlMap[], path: string): readonly Text[] {
  return links.flatMap((link) => ["title", "url"].flatMap((name) => text(reader, link, name, path) ?? []));
}

function stackingOf(reader: Reader, defaults: YamlMap, path: string): Told<"normal" | "percent"> | undefined {
  const custom = object(reader, defaults, "custom", path);
  const stacking = custom === undefined ? undefined : object(reader, custom, "stacking", path);
  const mode = stacking === undefined ? undefined : valueAt(stacking, "mode");
  if (mode?.kind !== "text" || (mode.value !== "normal" && mode.value !== "percent")) return undefined;
  return { value: mode.value, at: spot(reader, mode) };
}

/** The base, which begins nowhere, left out. */
function stepsOf(reader: Reader, thresholds: YamlMap | undefined, path: string): readonly Told<readonly number[]>[] {
  if (thresholds === undefined) return [];
  const steps = objects(reader, thresholds, "steps", path);
  const values = steps.flatMap((step) => {
    const value = valueAt(step, "value");
    return value === undefined || isNull(value) ? [] : (number(reader, step, "value", path)?.value ?? []);
  });
  const first = steps[0];
  return first === undefined ? [] : [{ value: values, at: spot(reader, first) }];
}

/** Units, thresholds and stacking as panels had them before there was `fieldConfig`. */
export function readOldFields(reader: Reader, panel: YamlMap, type: string, path: string): Fields {
  if (type === "singlestat")
    return { ...noFields, ...unitUnder(reader, panel, "format", path), mapped: hasTexts(reader, panel, path) };
  if (type === "graph") {
    const [axis] = objects(reader, panel, "yaxes", path);
    const old = valueAt(panel, "y_formats");
    const [format] = old?.kind === "list" ? old.items : [];
    const unit = axis === undefined ? undefined : unitUnder(reader, axis, "format", path);
    const stack = valueAt(panel, "stack");
    const percentage = valueAt(panel, "percentage");
    const stacked = stack?.kind === "text" && stack.value === "true";
    return {
      ...noFields,
      ...(unit ?? (format?.kind === "text" ? { unit: asText(reader, format) } : {})),
      ...(stacked
        ? {
            stacked: {
              value: percentage?.kind === "text" && percentage.value === "true" ? "percent" : "normal",
              at: spot(reader, stack),
            },
          }
        : {}),
    };
  }
  // Grafana 6 and 7.0 kept them under the options.
  const options = object(reader, panel, "options", path);
  const fields = options === undefined ? undefined : object(reader, options, "fieldOptions", path);
  return fields === undefined ? noFields : readFieldConfig(reader, fields, path);
}

function unitUnder(reader: Reader, map: YamlMap, name: string, path: string): { readonly unit?: Text } {
  const unit = text(reader, map, name, path);
  return unit === undefined ? {} : { unit };
}

function hasTexts(reader: Reader, panel: YamlMap, path: string): boolean {
  return objects(reader, panel, "valueMaps", path).some((one) => {
    const shown = text(reader, one, "text", path)?.value;
    return shown !== undefined && shown !== "N/A";
  });
}
