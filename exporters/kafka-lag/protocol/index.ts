export { type Api, type ApiVersions, apis } from "./api.ts";
export { readApiVersions } from "./api-versions.ts";
export type { AssignedTopic } from "./assignment.ts";
export { call, type Exchange } from "./call.ts";
export type { Cursor } from "./cursor.ts";
export { type CleanupPolicy, readCleanupPolicies, writeCleanupPolicies } from "./describe-configs.ts";
export { readConsumerGroupDescribe, writeConsumerGroupDescribe } from "./describe-consumer-groups.ts";
export {
  type DescribedGroup,
  type DescribedMember,
  readDescribeGroups,
  writeDescribeGroups,
} from "./describe-groups.ts";
export { type PartitionProducers, readDescribeProducers, writeDescribeProducers } from "./describe-producers.ts";
export { errorCodes, errorName, meansStaleCoordinator, meansStaleLeader } from "./error-name.ts";
export {
  type FoundCoordinator,
  manyCoordinatorsFrom,
  readFindCoordinator,
  writeFindCoordinator,
} from "./find-coordinator.ts";
export { type Growing, growing, push } from "./growing.ts";
export { groupStateFrom, groupTypeFrom, type ListedGroup, readListGroups, writeListGroups } from "./list-groups.ts";
export {
  newestTimestampFrom,
  type OffsetsAnswer,
  type OffsetsQuestion,
  readListOffsets,
  specialTimes,
  writeListOffsets,
} from "./list-offsets.ts";
export {
  type BrokerAddress,
  type ClusterMetadata,
  type PartitionTable,
  readMetadata,
  type TopicTable,
  writeMetadata,
} from "./metadata.ts";
export {
  type CommittedOffsets,
  committedOffsets,
  manyGroupsFrom,
  readOffsetFetch,
  writeOffsetFetch,
} from "./offset-fetch.ts";
export type { RequestBody } from "./request-body.ts";
