import { datasourceVariable } from "../variables/index.ts";
import { isObject, type Json, mapTexts, objectOf, objectsOf, textOf } from "./json.ts";

/** The dashboard with every reference to a Prometheus through the one datasource variable that ours have. */
export function throughOneVariable(dashboard: Json): Json {
  const names = prometheusNames(dashboard);
  const constants = new Map(
    objectsOf(dashboard.__inputs)
      .filter(({ type }) => type === "constant")
      .map(({ name, value }) => [textOf(name), String(value)]),
  );
  const renamed = mapTexts(dashboard, (text) => substituted(text, names, constants));
  return objectOf(referred(renamed));
}

/** Datasources of other kinds that the file asks for: `[name, kind]`; each becomes a variable of its own. */
export function otherInputs({ __inputs }: Json): readonly (readonly [name: string, kind: string])[] {
  return objectsOf(__inputs)
    .filter(({ type, pluginId }) => type === "datasource" && pluginId !== "prometheus")
    .map(({ name, pluginId }) => [textOf(name), textOf(pluginId)]);
}

/** Whether a variable is the choice of a Prometheus, which every dashboard of ours has already. */
export function isPrometheusChoice({ type, query, name }: Json): boolean {
  return type === "datasource" && (query === "prometheus" || name === datasourceVariable);
}

function prometheusNames({ __inputs, templating }: Json): readonly string[] {
  const inputs = objectsOf(__inputs).filter(
    ({ type, pluginId }) => type === "datasource" && (pluginId ?? "prometheus") === "prometheus",
  );
  const variables = objectsOf(objectOf(templating).list).filter(isPrometheusChoice);
  return [...inputs, ...variables].map(({ name }) => textOf(name)).filter((name) => name !== "");
}

function substituted(text: string, datasources: readonly string[], constants: ReadonlyMap<string, string>): string {
  if (!text.includes("$") && !text.includes("[[")) return text;
  return text.replaceAll(
    /\$\{(\w+)(:\w+)?\}|\$([A-Za-z_]\w*)|\[\[(\w+)\]\]/g,
    (given, braced, _format, plain, squared) => {
      const name: string = braced ?? plain ?? squared;
      return datasources.includes(name) ? `\${${datasourceVariable}}` : (constants.get(name) ?? given);
    },
  );
}

/** Old dashboards name a datasource, newer ones have `{type, uid}`; a name or uid of another Grafana means nothing in ours. */
function referred(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referred);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, item]) => {
      if (field !== "datasource") return [[field, referred(item)]];
      const reference = referenceOf(item, value);
      return reference === undefined ? [] : [[field, reference]];
    }),
  );
}

const ours = { type: "prometheus", uid: `\${${datasourceVariable}}` };

function referenceOf(given: unknown, owner: Json): unknown {
  if (isObject(given)) return given.type === "prometheus" || given.uid === ours.uid ? ours : given;
  if (given === ours.uid) return ours;
  const named = typeof given === "string" && given !== "default";
  if (named && /^-- .* --$|^__expr__$|^\$/.test(given)) return given;
  if (asksPrometheus(owner)) return ours;
  return named ? given : undefined;
}

/** Whether what has this datasource is written in PromQL, as far as its queries tell. */
function asksPrometheus({ expr, query, targets }: Json): boolean {
  if (typeof expr === "string") return !/\|[=~]|\| (?:json|logfmt)/.test(expr);
  if (typeof query === "string") return /^(?:label_values|label_names|query_result|metrics)\(/.test(query);
  return objectsOf(targets).some(asksPrometheus);
}
