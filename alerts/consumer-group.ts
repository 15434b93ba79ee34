import { commitsStalled, consumerGroupEmpty, consumerGroupMissing, consumerLate } from "./kafka.ts";
import { recordsLost, retentionClose } from "./kafka-retention.ts";
import { consumerBacklog, lagNotKnown } from "./kafka-unknown.ts";
import type { Alert, Duration } from "./kit/index.ts";

/** A consumer group that must always be there. */
export interface ConsumerGroup {
  readonly group: string;
  /** How old its oldest unread record may be. @default "60s" */
  readonly late?: Duration;
  /** Unread records that are too many where their age is unknown. @default 1000 */
  readonly records?: number;
  /** Team that answers for it. */
  readonly owner?: string;
}

/** Everything that can go wrong with a consumer group: late, dead, stuck, not to be seen, and losing records. */
export function consumerGroup({ group, late, records, owner }: ConsumerGroup): readonly Alert[] {
  const common = { group, ...(owner === undefined ? {} : { owner }) };
  return [
    consumerLate({ ...common, ...(late === undefined ? {} : { limit: late }) }),
    consumerGroupMissing(common),
    consumerGroupEmpty(common),
    commitsStalled(common),
    consumerBacklog({ ...common, ...(records === undefined ? {} : { records }) }),
    lagNotKnown(common),
    retentionClose(common),
    recordsLost(common),
  ];
}
