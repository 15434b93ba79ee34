export { type CallName, kafka23, kafka37, type OlderBroker } from "./calls.ts";
export type {
  ScriptedCluster,
  ScriptedCommit,
  ScriptedGroup,
  ScriptedMember,
  ScriptedNode,
  ScriptedPartition,
  ScriptedProducer,
  ScriptedTopic,
} from "./cluster.ts";
export { errorCodes } from "./error-codes.ts";
export type { Fault, Script, Seen } from "./faults.ts";
export { type Found, recordsLog, type ScriptedLog, steadyLog } from "./log.ts";
export { type ClusterOutline, type GroupOutline, scriptedCluster, scriptedMember, topicId } from "./model.ts";
export { type ScriptedBrokers, startScriptedBrokers } from "./start.ts";
export type { Exchange, Traffic } from "./traffic.ts";
