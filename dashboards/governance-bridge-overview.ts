import { owner, system, uids, variables } from "./governance-bridge/index.ts";
import { compared, health, now, operations, sides, work } from "./governance-bridge-overview/index.ts";
import { dashboard } from "./kit/index.ts";

/** The same operations over two protocols: gRPC is on the left, HTTP on the right. */
export const governanceBridgeOverview = dashboard({
  uid: uids.overview,
  title: "Governance Bridge Overview",
  owner,
  purpose:
    "Does the bridge answer as fast and as reliably as promised, over gRPC and over HTTP, and which of its operations does not?",
  tags: [system],
  variables,
  rows: [now, sides, operations, compared, work, health],
});
