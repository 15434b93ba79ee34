export { hitlHealth } from "./hitl-health.ts";
export { hitlOverview } from "./hitl-overview.ts";
export { hitlReviews } from "./hitl-reviews.ts";
export { host } from "./host.ts";
export { routerWorker } from "./router-worker.ts";
export { stack } from "./stack.ts";
