import { owner, system, uids, variables } from "./hitl/index.ts";
import { byEndpoint, now, pool, process, requests, statuses, work } from "./hitl-overview/index.ts";
import { dashboard } from "./kit/index.ts";

/** The first page to open when HITL's objectives burn or a reviewer calls. */
export const hitlOverview = dashboard({
  uid: uids.overview,
  title: "HITL Overview",
  owner,
  purpose: "Are reviewers and the defence system served as promised, and if not, where does it fail?",
  tags: [system],
  variables,
  rows: [now, requests, work, byEndpoint, pool, process],
})
  // The time of all endpoints together stands above.
  .replace("endpoint-duration", statuses);
