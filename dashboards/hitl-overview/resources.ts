import { hitlPoolExhausted, hitlPoolFailing } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { here } from "../hitl/index.ts";
import { databasePoolRow, processRow } from "../rows/index.ts";

/** PostgreSQL is reached through one pool per replica: exhausted, it fails as if the database were down. */
export const pool = databasePoolRow({
  ...here,
  pool: hitl.databasePool,
  panels: { saturation: { watches: hitlPoolExhausted }, unserved: { watches: hitlPoolFailing } },
});

export const process = processRow({ ...here, title: "Replicas" });
