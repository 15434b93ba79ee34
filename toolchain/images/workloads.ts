import type { ProgramEntries } from "./programs.ts";

/** The Node programs of the watched systems in miniature, all in the one image `sightline/workloads`. */
export const workloads: ProgramEntries = {
  agents: "examples/workloads/agents/main.ts",
  "channel-api": "examples/workloads/chat4all/channel-api/main.ts",
  connector: "examples/workloads/chat4all/connector/main.ts",
  faults: "examples/workloads/faults/main.ts",
  "hitl-api": "examples/workloads/hitl/main.ts",
  "router-worker": "examples/workloads/chat4all/router-worker/main.ts",
};
