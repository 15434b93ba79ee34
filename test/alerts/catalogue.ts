import { chat4all, consumerGroup, host, http, kafkaUnreachable, stack } from "../../alerts/index.ts";
import { group, type RuleGroup } from "../../alerts/kit/index.ts";

/** Every alert of this project, as a system would take it. */
export const catalogue: readonly RuleGroup[] = [
  group("stack", { rules: stack }),
  group("host", { rules: host }),
  group("kafka", { rules: [...consumerGroup({ group: "router-worker" }), kafkaUnreachable] }),
  group("http", { rules: http("api-service") }),
  group("chat4all", { rules: chat4all }),
];
