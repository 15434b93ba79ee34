import {
  chat4all,
  collectingGarbage,
  connectors,
  consumerGroup,
  containers,
  health,
  healthEndpointFailing,
  hitl,
  host,
  http,
  kafkaUnreachable,
  loadTestMissed,
  partitionsLeaderless,
  partitionsUnderReplicated,
  prometheusStorage,
  publishSlow,
  routeFailing,
  sharedUnevenly,
  stack,
  startupSlow,
} from "../../alerts/index.ts";
import { group, objectiveGroup, type RuleGroup } from "../../alerts/kit/index.ts";
import { knownSystems } from "../../systems/index.ts";

/** Every alert of this project, as a system would take it. */
export const catalogue: readonly RuleGroup[] = [
  group("stack", { rules: stack }),
  group("prometheus-storage", { rules: prometheusStorage }),
  group("host", { rules: host }),
  group("kafka", { rules: consumerGroup({ group: "router-worker" }) }),
  group("kafka-cluster", {
    rules: [
      kafkaUnreachable,
      partitionsLeaderless(),
      partitionsUnderReplicated(),
      sharedUnevenly({ group: "router-worker" }),
    ],
  }),
  group("containers", { rules: containers }),
  group("chat4all", { rules: [...chat4all, publishSlow, collectingGarbage({ job: "api-service" })] }),
  group("connectors", { rules: connectors }),
  ...knownSystems.flatMap(({ name, targets, objectives = [] }) =>
    objectives.map((one) => objectiveGroup(one, { service: name, targets: Object.keys(targets) })),
  ),
  group("http", { rules: [...http("api-service"), routeFailing({ job: "api-service" })] }),
  group("hitl", { rules: hitl }),
  group("health", {
    rules: [
      ...health({ service: "hitl-api" }),
      healthEndpointFailing({ service: "hitl-api" }),
      startupSlow({ service: "hitl-api" }),
      loadTestMissed({ tests: ["hitl-read-heavy", "hitl-write-heavy"], owner: "hitl" }),
    ],
  }),
];
