import * as metricsKit from "../../../../metrics/kit/index.ts";
import * as kit from "../../index.ts";
import { camelCase } from "../expression/index.ts";

/** What a file may import: a metric of that name is called otherwise. */
export const takenNames: readonly string[] = [...Object.keys(kit), ...Object.keys(metricsKit)];

/** `api-http-service` is `apiHttpService`; a name that is taken gets a word more. */
export function exportedName(uid: string): string {
  const camel = camelCase(uid.replaceAll("-", "_")).replace(/^_+/, "");
  if (!/^[a-z]/.test(camel)) return `dashboard${camel}`;
  return reserved.has(camel) || takenNames.includes(camel) ? `${camel}Dashboard` : camel;
}

const reserved: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static " +
    "super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);
