import { owner, system, variables } from "./governance-bridge/index.ts";
import { collections, growth, memory, now, objects } from "./governance-bridge-memory/index.ts";
import { dashboard } from "./kit/index.ts";

/** A leak shows over hours: the page opens on six of them, as far back as its alerts look. */
export const governanceBridgeMemory = dashboard({
  uid: "governance-bridge-memory",
  title: "Governance Bridge Memory and Leaks",
  owner,
  purpose: "Does the bridge stay below 50 MiB, and does it give back what it takes, or leak memory or goroutines?",
  tags: [system],
  variables,
  time: { from: "now-6h", to: "now" },
  rows: [now, growth, memory, objects, collections],
});
