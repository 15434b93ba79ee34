import type { ScriptedLog } from "./log.ts";

/** A cluster as its brokers know it. Everything may be changed between two requests, also from within a fault. */
export interface ScriptedCluster {
  readonly id: string;
  controller: number;
  readonly brokers: Map<number, ScriptedNode>;
  readonly topics: Map<string, ScriptedTopic>;
  readonly groups: Map<string, ScriptedGroup>;
  /** Coordinator of groups that do not exist. @default the first broker listed */
  unknownGroupsAt?: number;
  /** Users with their passwords (SASL PLAIN); absent: no authentication. */
  users?: Readonly<Record<string, string>>;
  /** @default "explain": the error code and a sentence. "close": the connection ends without a word, as old brokers do. */
  onWrongPassword?: "explain" | "close";
}

export interface ScriptedNode {
  readonly id: number;
  rack: string | null;
  /** Whether metadata names it. A broker that left is not named. */
  listed: boolean;
  /** What metadata says instead of the address it listens on. */
  advertised?: { readonly host: string; readonly port: number };
  /** Error of its whole ListGroups answer. */
  listGroupsError?: number;
}

export interface ScriptedTopic {
  id: string;
  internal: boolean;
  /** Error of the whole topic in metadata. */
  error?: number;
  configs: Record<string, string>;
  configsError?: number;
  partitions: ScriptedPartition[];
}

export interface ScriptedPartition {
  /** What metadata says; −1: none. */
  leader: number;
  /** Who really leads. @default leader */
  realLeader?: number;
  epoch: number;
  replicas: readonly number[];
  inSync: readonly number[];
  /** Error of this partition in ListOffsets. */
  error?: number;
  log: ScriptedLog;
  /** Those that wrote with an id: idempotent and transactional ones. */
  producers?: readonly ScriptedProducer[];
  /** Error of this partition in DescribeProducers. */
  producersError?: number;
}

export interface ScriptedProducer {
  readonly id: number;
  readonly lastTimestamp: number;
  /** Set by the end mark of a transaction; −1 before the first one. */
  readonly coordinatorEpoch: number;
  /** Offset of its open transaction; −1: none. */
  readonly transactionStart: number;
}

export interface ScriptedGroup {
  readonly id: string;
  type: "classic" | "consumer" | "share" | "streams";
  state: string;
  /** "consumer", "connect", or "" for a consumer that assigns its partitions itself. */
  protocolType: string;
  coordinator: number;
  /** The brokers that list it. @default the coordinator alone */
  listedBy?: readonly number[];
  members: readonly ScriptedMember[];
  /** Error of the group in both describe calls. */
  describeError?: number;
  /** Error of the whole group in OffsetFetch. */
  offsetsError?: number;
  /** Topic → partition → committed offset; a negative one is "no offset". */
  readonly offsets: Map<string, Map<number, ScriptedCommit>>;
}

export interface ScriptedMember {
  readonly id: string;
  readonly clientId: string;
  readonly host: string;
  readonly instanceId?: string;
  /** Topic → partitions. */
  readonly assignment: Readonly<Record<string, readonly number[]>>;
  /** Bytes instead of the encoded assignment: what Connect and broken clients send. */
  readonly assignmentBytes?: Buffer;
}

export interface ScriptedCommit {
  readonly offset: number;
  readonly error?: number;
  readonly metadata?: string;
}
