export { checkSettings } from "./check.ts";
export { type ClusterSection, clusterSection } from "./cluster-section.ts";
export { type Plan, planOf } from "./plan.ts";
export { securitySections } from "./security.ts";
export { type KafkaLagSettings, kafkaLagSettings } from "./settings.ts";
