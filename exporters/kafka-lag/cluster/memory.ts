import type { ClusterMetadata } from "../protocol/index.ts";
import { type FactStore, factStore } from "../search/index.ts";
import { type CleanupPolicies, cleanupPolicies } from "./cleanup-policies.ts";
import type { LagColumns } from "./lag.ts";
import { type LastSeen, lastSeen } from "./last-seen.ts";
import { unchangedPartitions } from "./leaders.ts";
import type { PartitionRows } from "./partition-rows.ts";
import { type Transactions, transactions } from "./transactions.ts";

/** What is kept of a cluster from one reading to the next; all of it can be learned again. */
export interface Memory {
  readonly policies: CleanupPolicies;
  readonly transactions: Transactions;
  readonly lastSeen: LastSeen;
  /** The facts that still hold for these topics and leaders. */
  factsFor(metadata: ClusterMetadata): FactStore;
}

export function openMemory(): Memory {
  const policies = cleanupPolicies();
  const seen = transactions();
  let held: { readonly metadata: ClusterMetadata; readonly store: FactStore } | undefined;
  return {
    policies,
    transactions: seen,
    lastSeen: lastSeen(),
    factsFor(metadata) {
      if (held?.metadata === metadata) return held.store;
      const store =
        held === undefined
          ? factStore(metadata.partitions.topic.length)
          : held.store.move(unchangedPartitions(held.metadata, metadata));
      held = { metadata, store };
      policies.keep(metadata.topics.index);
      seen.keep(metadata.topics.index);
      return store;
    },
  };
}

/** Drops the facts that no group's position needs; of partitions without a group, all. */
export function tidyFacts(store: FactStore, { rows, first }: PartitionRows, { position }: LagColumns): void {
  const column = Float64Array.from(rows, (row) => position[row] as number);
  for (let partition = 0; partition < first.length - 1; partition++) {
    const from = first[partition] as number;
    const to = first[partition + 1] as number;
    if (from === to) store.forget(partition);
    else store.prune(partition, { column, from, to });
  }
}
