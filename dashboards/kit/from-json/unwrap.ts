import { DefinitionError } from "../../../problems/index.ts";
import { fault } from "./finding.ts";
import { isObject, type Json, objectOf, textOf } from "./json.ts";
import { hint } from "./read-json.ts";
import { classicOfV2 } from "./v2.ts";

/**
 * The classic dashboard in whatever it comes in: itself, the answer of Grafana's API, a resource of Kubernetes' kind, or schema v2.
 *
 * @throws DefinitionError when there is no dashboard in it, or one in v2 that classic JSON cannot express.
 */
export function unwrap(json: Json, path: string): Json {
  const spec = json.spec;
  if (isObject(spec)) return unwrapResource(json, spec, path);
  if (isV2(json)) return classicOfV2(json, "", path);
  if (isObject(json.dashboard)) return unwrap(json.dashboard, path);
  if (Array.isArray(json.panels) || Array.isArray(json.rows)) return json;
  // A dashboard without panels is one as long as it says so in another way.
  if (typeof json.title === "string" && ("schemaVersion" in json || "templating" in json)) return json;
  const fields = Object.keys(json).slice(0, 5).join(", ");
  const message = `it has no panels${fields === "" ? "" : ` (it has ${fields})`}.`;
  throw new DefinitionError([fault("not-a-dashboard", path, message, { hint })]);
}

function unwrapResource(json: Json, spec: Json, path: string): Json {
  const uid = textOf(objectOf(json.metadata).name);
  if (isV2(spec)) return classicOfV2(spec, uid, path);
  return { uid, ...unwrap(spec, path) };
}

function isV2(json: Json): boolean {
  return isObject(json.elements) && isObject(json.layout);
}
