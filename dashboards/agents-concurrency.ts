import { agentsRestarting } from "../alerts/index.ts";
import { here, owner, system, uids, variables } from "./agents/index.ts";
import { now, operations, recovery, semaphores } from "./agents-concurrency/index.ts";
import { dashboard } from "./kit/index.ts";
import { processRow } from "./rows/index.ts";

/** Rows follow an operation: it begins, waits for a permit, ends one way or another; and whether the process is there at all. */
export const agentsConcurrency = dashboard({
  uid: uids.concurrency,
  title: "Agents Concurrency",
  owner,
  purpose: "How many operations run at once, do they end well and in time, and which semaphore holds them up?",
  tags: [system],
  variables,
  rows: [
    now,
    operations,
    semaphores,
    recovery,
    processRow({ ...here, panels: { restarts: { watches: agentsRestarting } } }),
  ],
});
