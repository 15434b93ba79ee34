import { owner, system, uids, variables } from "./hitl/index.ts";
import { now, reviews, webSockets } from "./hitl-reviews/index.ts";
import { dashboard } from "./kit/index.ts";

/** People are the slowest part of HITL: whether they are there, how much waits for them, and what they decide. */
export const hitlReviews = dashboard({
  uid: uids.reviews,
  title: "HITL Reviews and WebSockets",
  owner,
  purpose: "Does anybody decide, fast enough for what comes, and does everybody see what waits?",
  tags: [system],
  variables,
  time: { from: "now-6h", to: "now" },
  rows: [now, reviews, webSockets],
});
