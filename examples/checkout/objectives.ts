import { type Objective, objective } from "../../alerts/kit/index.ts";
import { pool } from "./metrics.ts";

/** What customers notice first: their order hangs because every connection is taken. */
export const served: Objective = objective("served", {
  target: 99,
  window: "30d",
  description: "An order gets a database connection within a tenth of a second.",
  within: "100ms",
  of: pool.wait.where({ job: "checkout" }),
});
