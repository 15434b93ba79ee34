import type { Text } from "../../../alerts/kit/checks/index.ts";
import type { YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedDatasource, CheckedPanel, CheckedQuery } from "../subject/index.ts";
import { hasData, optional } from "./classic-panel.ts";
import { datasourceOf } from "./datasource.ts";
import { noFields, readFieldConfig, urlsOf } from "./fields.ts";
import { readQuery } from "./query.ts";
import { flag, headOf, number, object, objects, type Reader, text } from "./reader.ts";
import type { PlacedElement } from "./v2-layout.ts";

const nothing: Text = { value: "" };

/** An element of the second form: a panel, or what stands for a library panel. */
export function readElement(
  reader: Reader,
  map: YamlMap,
  dashboard: string,
  place: PlacedElement | undefined,
): CheckedPanel {
  const spec = object(reader, map, "spec", dashboard) ?? map;
  const title = text(reader, spec, "title", dashboard) ?? nothing;
  const path = `${dashboard} › panel "${title.value}"`;
  const library = object(reader, spec, "libraryPanel", path);
  const config = object(reader, spec, "vizConfig", path);
  const inner = config === undefined ? undefined : object(reader, config, "spec", path);
  const fieldConfig = inner === undefined ? undefined : object(reader, inner, "fieldConfig", path);
  const { links, ...shown } = fieldConfig === undefined ? noFields : readFieldConfig(reader, fieldConfig, path);
  const type = typeOf(reader, config, path);
  const options = inner === undefined ? undefined : object(reader, inner, "options", path);
  return {
    path,
    at: headOf(reader, spec),
    ours: false,
    ...optional("row", place?.row),
    ...optional("id", number(reader, spec, "id", path)),
    type,
    title,
    description: text(reader, spec, "description", path) ?? nothing,
    ...optional("content", options && text(reader, options, "content", path)),
    ...optional("place", place?.place),
    folded: place?.folded ?? false,
    hasData: library === undefined && hasData(type.value),
    ...shown,
    queries: queriesOf(reader, spec, path),
    ...(library === undefined ? {} : { library: text(reader, library, "name", path) ?? nothing }),
    ...optional("repeat", place?.repeat),
    ...(links.length === 0 ? {} : { dataLinks: links }),
    texts: urlsOf(reader, objects(reader, spec, "links", path), path),
  };
}

/** The first versions named the visualisation where later ones say `VizConfig`. */
function typeOf(reader: Reader, config: YamlMap | undefined, path: string): Text {
  if (config === undefined) return nothing;
  const kind = text(reader, config, "kind", path);
  return (kind?.value === "VizConfig" ? text(reader, config, "group", path) : kind) ?? nothing;
}

function queriesOf(reader: Reader, spec: YamlMap, path: string): readonly CheckedQuery[] {
  const data = object(reader, spec, "data", path);
  const group = data === undefined ? undefined : object(reader, data, "spec", path);
  return (group === undefined ? [] : objects(reader, group, "queries", path)).flatMap((one) => {
    const asked = object(reader, one, "spec", path);
    const query = asked === undefined ? undefined : object(reader, asked, "query", path);
    if (asked === undefined || query === undefined) return [];
    const inner = object(reader, query, "spec", path) ?? query;
    const refId = text(reader, asked, "refId", path);
    const hidden = flag(reader, asked, "hidden", path)?.value ?? false;
    const of = datasourceOf(reader, query, path) ?? datasourceOf(reader, asked, path);
    return [
      { ...readQuery(reader, inner, path, ofGroup(reader, query, of, path)), ...optional("refId", refId), hidden },
    ];
  });
}

/** The type of the datasource stands beside it: in `group`, in the first versions in `kind`. */
function ofGroup(
  reader: Reader,
  query: YamlMap,
  datasource: CheckedDatasource | undefined,
  path: string,
): CheckedDatasource {
  const kind = text(reader, query, "kind", path)?.value;
  const type = text(reader, query, "group", path)?.value ?? (kind === "DataQuery" ? undefined : kind);
  const given = datasource ?? { by: "default", text: "{}", at: headOf(reader, query) };
  return type === undefined || type === "" ? given : { ...given, type };
}
