export { readTemplated } from "./read-templated.ts";
export { isDuration } from "./selectors.ts";
export { translate } from "./translate.ts";
export { type Context, camelCase, type NamedSeries, type Typed } from "./typed.ts";
export { Untyped } from "./untyped.ts";
