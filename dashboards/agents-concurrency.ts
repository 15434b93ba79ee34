import { owner, system, variables } from "./agents/index.ts";
import { now, operations, recovery, semaphores } from "./agents-concurrency/index.ts";
import { dashboard } from "./kit/index.ts";

/** Rows follow an operation: it begins, waits for a permit, ends one way or another; and whether the process is there at all. */
export const agentsConcurrency = dashboard({
  uid: "agents-concurrency",
  title: "Agents Concurrency",
  owner,
  purpose: "How many operations run at once, do they end well and in time, and which semaphore holds them up?",
  tags: [system],
  variables,
  rows: [now, operations, semaphores, recovery],
});
