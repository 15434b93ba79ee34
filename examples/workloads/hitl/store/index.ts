export { type Database, openDatabase } from "./database.ts";
export {
  type Decision,
  decisionNames,
  type NewReview,
  type Review,
  type Status,
  severities,
  statuses,
} from "./review.ts";
export { createReviewStore, type ReviewStore } from "./review-store.ts";
export { createSchema } from "./schema.ts";
