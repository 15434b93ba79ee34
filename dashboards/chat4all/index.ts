export { breakerColors, breakerValues } from "./breakers.ts";
export { toOverview, toStages } from "./links.ts";
export { fates, rejectedByReason, rejectedShare } from "./messages.ts";
export { range, uids } from "./scope.ts";
