export { apiService } from "./api-service.ts";
export { connectors } from "./connectors.ts";
export { hitlHealth } from "./hitl-health.ts";
export { hitlOverview } from "./hitl-overview.ts";
export { hitlReviews } from "./hitl-reviews.ts";
export { host } from "./host.ts";
export { routerWorker } from "./router-worker.ts";
export { stack } from "./stack.ts";
