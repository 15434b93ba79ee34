export {
  type ForeignDashboard,
  type ForeignPanel,
  type ForeignRow,
  readForeignDashboard,
} from "./foreign-dashboard.ts";
export { type FromJsonOptions, fromJson } from "./from-json.ts";
export { isObject, type Json, numberOf, objectOf, objectsOf, textOf, without } from "./json.ts";
export { jsonFault } from "./json-fault.ts";
export { uniqueNames } from "./keys.ts";
