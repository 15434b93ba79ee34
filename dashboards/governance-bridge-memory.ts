import { bridgeRestarting } from "../alerts/index.ts";
import { here, owner, system, uids, variables } from "./governance-bridge/index.ts";
import { collections, growth, memory, now } from "./governance-bridge-memory/index.ts";
import { dashboard } from "./kit/index.ts";
import { goRow, processRow } from "./rows/index.ts";

/** A leak shows over hours: the page opens on six of them, as far back as its alerts look. */
export const governanceBridgeMemory = dashboard({
  uid: uids.memory,
  title: "Governance Bridge Memory and Leaks",
  owner,
  purpose: "Does the bridge stay below 50 MiB, and does it give back what it takes, or leak memory or goroutines?",
  tags: [system],
  variables,
  time: { from: "now-6h", to: "now" },
  rows: [
    now,
    growth,
    memory,
    collections,
    goRow(here),
    processRow({ ...here, panels: { restarts: { watches: bridgeRestarting } } }),
  ],
})
  // Told above with its lows, or in the other one of the two.
  .without("go-memory")
  .without("go-cpu")
  .without("go-files")
  .without("process-memory");
