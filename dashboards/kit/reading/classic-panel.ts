import type { Text } from "../../../alerts/kit/checks/index.ts";
import type { YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedPanel, CheckedPlace } from "../subject/index.ts";
import { datasourceOf } from "./datasource.ts";
import { readFieldConfig, readOldFields, urlsOf } from "./fields.ts";
import { readTarget } from "./query.ts";
import { form, headOf, number, object, objects, type Reader, spot, text, valueAt } from "./reader.ts";

/** Where a panel was found. */
export interface Surroundings {
  /** Path of the dashboard. */
  readonly dashboard: string;
  readonly row?: string;
  /** What shares coordinates with it. */
  readonly area: string;
  readonly folded: boolean;
}

const nothing: Text = { value: "" };

/** A panel of classic JSON, of any age. */
export function readClassicPanel(reader: Reader, map: YamlMap, surroundings: Surroundings): CheckedPanel {
  const { dashboard, row, area, folded } = surroundings;
  // Its title is read before there is a path to report it under.
  const title = text(reader, map, "title", dashboard) ?? nothing;
  const path = `${dashboard} › panel "${title.value}"`;
  const library = object(reader, map, "libraryPanel", path);
  const type = text(reader, map, "type", path) ?? nothing;
  if (type.value === "" && library === undefined) form(reader, path, "the panel has no type.", headOf(reader, map));
  const config = object(reader, map, "fieldConfig", path);
  const fields =
    config === undefined ? readOldFields(reader, map, type.value, path) : readFieldConfig(reader, config, path);
  const datasource = datasourceOf(reader, map, path);
  const options = object(reader, map, "options", path);
  const name =
    library === undefined ? undefined : (text(reader, library, "name", path) ?? text(reader, library, "uid", path));
  const alert = object(reader, map, "alert", path);
  const content = text(reader, map, "content", path) ?? (options && text(reader, options, "content", path));
  const { links, ...shown } = fields;
  return {
    path,
    at: headOf(reader, map),
    ours: false,
    ...(row === undefined ? {} : { row }),
    ...optional("id", number(reader, map, "id", path)),
    type,
    title,
    description: text(reader, map, "description", path) ?? nothing,
    ...optional("content", content),
    ...optional("place", placeOf(reader, map, area, path)),
    folded,
    hasData: hasData(type.value),
    ...shown,
    ...optional("datasource", datasource),
    queries: objects(reader, map, "targets", path).map((target) => readTarget(reader, target, path, datasource)),
    ...(library === undefined ? {} : { library: name ?? nothing }),
    ...(alert === undefined ? {} : { legacyAlert: headOf(reader, alert) }),
    ...optional("repeat", repeatOf(reader, map, path)),
    ...(links.length === 0 ? {} : { dataLinks: links }),
    texts: urlsOf(reader, linksOf(reader, map, path), path),
  };
}

/** The value under a name, or nothing. */
export function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}

/** Visualisations that ask nothing. */
export function hasData(type: string): boolean {
  return !/^(?:text|row|news|dashlist|alertlist|annolist|welcome|gettingstarted|pluginlist|)$/.test(type);
}

/** The variable that a panel is repeated by. */
export function repeatOf(reader: Reader, map: YamlMap, path: string): Text | undefined {
  const repeat = text(reader, map, "repeat", path);
  return repeat?.value === "" ? undefined : repeat;
}

function linksOf(reader: Reader, map: YamlMap, path: string): readonly YamlMap[] {
  return valueAt(map, "links")?.kind === "list" ? objects(reader, map, "links", path) : [];
}

function placeOf(reader: Reader, map: YamlMap, area: string, path: string): CheckedPlace | undefined {
  const grid = object(reader, map, "gridPos", path);
  if (grid === undefined) return undefined;
  const [x, y, w, h] = ["x", "y", "w", "h"].map((name) => number(reader, grid, name, path)?.value);
  // What is left out is 0; a panel without a size is as wide as its row, as Grafana before 5 had it.
  if (w === undefined || h === undefined) return undefined;
  return { area, x: x ?? 0, y: y ?? 0, w, h, at: spot(reader, grid) };
}
