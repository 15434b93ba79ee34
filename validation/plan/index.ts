export { type Bystander, type Bystanders, bystandersIn } from "./bystanders.ts";
export type { Episode, ExpectedAlert, Ideal, Untested } from "./episode.ts";
export type { Firing } from "./firings.ts";
export { type Plan, type PlanOptions, planEpisodes } from "./plan.ts";
export type { Selection } from "./selection.ts";
export { seriesShown } from "./series-shown.ts";
