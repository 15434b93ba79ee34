import { hitlPoolExhausted, hitlPoolFailing } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { here } from "../hitl/index.ts";
import { databasePool } from "../rows/index.ts";

/** PostgreSQL is reached through one pool per replica: exhausted, it fails as if the database were down. */
export const resources = databasePool({
  pool: hitl.databasePool,
  of: here,
  exhausted: hitlPoolExhausted,
  failing: hitlPoolFailing,
});
