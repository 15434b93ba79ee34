/** A consumer group as its coordinator describes it. */
export interface GroupReading {
  readonly id: string;
  /** `consumer`: the protocol of KIP-848. `unknown`: a broker before 3.8 does not say. */
  readonly type: "classic" | "consumer" | "unknown";
  /** The broker's word: Stable, Empty, PreparingRebalance, CompletingRebalance, Assigning, Reconciling, Dead; `Unknown` when it cannot be trusted or was not answered. */
  readonly state: string;
  /** `consumer`, `connect`, …; empty for offsets committed without group membership. */
  readonly protocolType: string;
  /** undefined when not known. */
  readonly members: number | undefined;
  /** Members that have no partition assigned; undefined when the assignment cannot be read. */
  readonly idleMembers: number | undefined;
  /** Who has what, one entry per member, only when asked for. */
  readonly owners?: readonly MemberReading[];
  /** Partitions assigned to members, of topics that pass the filter; undefined when the assignment cannot be read. */
  readonly owned: number | undefined;
  /** Node id; undefined when the cluster does not know the group, or the coordinator is not known. */
  readonly coordinator: number | undefined;
  /** Whether the settings name it literally. */
  readonly named: boolean;
  /** Whether the cluster knows it; undefined when that could not be learned. False only of named groups, and of one that went away while it was asked. */
  readonly found: boolean | undefined;
  /** Whether its committed offsets were answered: without them its rows are those of the reading before, and nothing is known of them. */
  readonly committedKnown: boolean;
  /** Its rows are `firstRow` up to, not including, `firstRow + rowCount`. */
  readonly firstRow: number;
  readonly rowCount: number;
  /** Why the coordinator said no, when it did: `GROUP_AUTHORIZATION_FAILED`; `COORDINATOR_NOT_AVAILABLE` also when there is none. */
  readonly error: string | undefined;
}

export interface MemberReading {
  readonly clientId: string;
  readonly host: string;
  /** Indexes into the reading's partitions, ascending. */
  readonly partitions: Uint32Array;
}
