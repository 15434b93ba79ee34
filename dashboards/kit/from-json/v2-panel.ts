import { type Json, objectOf, objectsOf, textOf, without } from "./json.ts";

/** A panel of schema v2 as classic JSON has it, without its place. */
export function classicPanel(spec: Json): Json {
  const { title, description, links, transparent } = spec;
  const data = objectOf(objectOf(spec.data).spec);
  const { kind, group, spec: look } = objectOf(spec.vizConfig);
  const { options, fieldConfig } = objectOf(look);
  return {
    // Early v2 named the visualization by the kind, later v2 by the group.
    type: textOf(group) || textOf(kind),
    title,
    description,
    links,
    ...(transparent === true && { transparent }),
    ...objectOf(data.queryOptions),
    options,
    fieldConfig,
    targets: objectsOf(data.queries).map(({ spec }) => target(objectOf(spec))),
    transformations: objectsOf(data.transformations).map(transformation),
  };
}

function target({ query, datasource, refId, hidden }: Json): Json {
  const { kind, group, spec, datasource: own } = objectOf(query);
  // Early v2: kind "prometheus" and {type, uid}; later: kind "DataQuery", group "prometheus" and {name}.
  const type = textOf(group) || textOf(kind);
  const { uid, name } = { ...objectOf(datasource), ...objectOf(own) } as Json;
  return {
    ...objectOf(spec),
    datasource: { type, ...(uid === undefined && name === undefined ? {} : { uid: uid ?? name }) },
    refId,
    ...(hidden === true && { hide: true }),
  };
}

function transformation({ kind, group, spec }: Json): Json {
  return { id: textOf(group) || textOf(kind), ...without(objectOf(spec), ["id"]) };
}
