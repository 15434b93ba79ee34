import { agentsPoolExhausted, agentsPoolFailing } from "../../alerts/index.ts";
import { agents } from "../../metrics/index.ts";
import { here } from "../agents/index.ts";
import { databasePoolRow } from "../rows/index.ts";

/** The pool of the operations and that of the ledger: one may be exhausted while the other works. */
export const pools = databasePoolRow({
  ...here,
  pool: agents.databasePool,
  panels: { saturation: { watches: agentsPoolExhausted }, unserved: { watches: agentsPoolFailing } },
});
