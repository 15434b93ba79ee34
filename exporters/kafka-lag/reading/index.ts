export type { CallFailure, FailureKind, Limitation } from "./failure.ts";
export type { GroupReading, MemberReading } from "./group.ts";
export {
  type BrokerReading,
  type ClusterReading,
  type PartitionColumns,
  type ReadingCost,
  type RowColumns,
  type TopicColumns,
  type UncommittedColumns,
  type UnknownReason,
  unknownReasons,
} from "./reading.ts";
