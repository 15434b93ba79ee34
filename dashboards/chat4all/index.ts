export { breakerColors, breakerValues } from "./breakers.ts";
export { range, uids } from "./scope.ts";
export { share } from "./share.ts";
