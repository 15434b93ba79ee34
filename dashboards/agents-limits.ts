import { owner, system, uids, variables } from "./agents/index.ts";
import { limiters, now, pools } from "./agents-limits/index.ts";
import { dashboard } from "./kit/index.ts";

/** The two ends of an operation's way: what the rate limiter lets in, and what the database gives. */
export const agentsLimits = dashboard({
  uid: uids.limits,
  title: "Agents Rate Limits and Pools",
  owner,
  purpose: "Is work refused at the door or held up at the database, and is a limit too low or a pool exhausted?",
  tags: [system],
  variables,
  rows: [now, limiters, pools],
});
