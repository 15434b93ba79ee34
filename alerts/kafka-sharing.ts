import { memberPartitions } from "../metrics/kafka.ts";
import {
  type Alert,
  alert,
  constant,
  fires,
  gap,
  gt,
  lastOverTime,
  max,
  min,
  type SampleSeries,
  type Shape,
  silent,
  sub,
} from "./kit/index.ts";
import { recent } from "./recent.ts";

/**
 * One worker of a group does much more than another; `spread` is by how many partitions two may differ.
 *
 * Members of one client id on one host are one series, so give workers on one host client ids of their own.
 */
export const sharedUnevenly = ({
  group,
  spread = 1,
  owner,
}: {
  group: string;
  spread?: number;
  owner?: string;
}): Alert => {
  const member = (host: string, ...samples: readonly Shape[]): SampleSeries =>
    memberPartitions.series({ group, client_id: "router-worker", client_host: host }, samples);
  // Also bridges a member whose name changed in a restart.
  const shares = lastOverTime(memberPartitions.where({ group }), recent);
  return alert("KafkaPartitionsSharedUnevenly", {
    expr: gt(sub(max(shares).by("group"), min(shares).by("group")), spread),
    // A rolling deployment passes through uneven shares.
    for: "15m",
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    summary: ({ labels, value }) => `A worker of ${labels.group} has ${value} partitions more than another one`,
    description: "Adding workers does not help while one of them does most of the work.",
    action: "See which members own what; compare the assignors that the workers name.",
    page: {
      look: [
        "`kafka_consumergroup_member_partitions` by `client_id` and `client_host`.",
        "More topics than one and the range assignor: it gives the first members one partition more of each topic.",
        "Static membership (`group.instance.id`) keeps partitions for a member that left, until its session ends.",
        "More members than partitions: the others are spare, and this alert stays silent as long as nobody has two.",
      ],
      act: [
        "Use the cooperative sticky assignor in every worker, in two deployments as its documentation says.",
        "Restart the member that has most: the group shares anew.",
      ],
    },
    scenarios: [
      fires("a second worker came and got one of six", {
        series: [member("/10.0.0.1", constant(6, "10m"), constant(5)), member("/10.0.0.2", gap("10m"), constant(1))],
        at: "25m",
        notBefore: "25m",
      }),
      fires("two apart, while scrapes fail", {
        series: [
          member("/10.0.0.1", constant(3 + spread, "9m"), gap("45s"), constant(3 + spread)),
          member("/10.0.0.2", constant(2, "9m"), gap("45s"), constant(2)),
        ],
        at: "15m",
        shows: "boundary",
      }),
      fires("until the group has shared anew", {
        series: [
          member("/10.0.0.1", constant(5, "20m"), constant(3, "10m")),
          member("/10.0.0.2", constant(1, "20m"), constant(3, "10m")),
        ],
        at: "18m",
        resolvedBy: "20m",
      }),
      silent("one apart: seven shared by two", {
        series: [member("/10.0.0.1", constant(3 + spread, "1h")), member("/10.0.0.2", constant(3, "1h"))],
        shows: "boundary",
      }),
      silent("a worker alone", { series: [member("/10.0.0.1", constant(6, "1h"))] }),
      silent("a rolling deployment: every member is another one within ten minutes", {
        series: [
          member("/10.0.0.1", constant(3, "5m"), gap("1h")),
          member("/10.0.0.2", constant(3, "5m"), constant(6, "5m"), gap("55m")),
          member("/10.0.0.3", gap("6m"), constant(1, "4m"), constant(3, "50m")),
          member("/10.0.0.4", gap("10m"), constant(3, "50m")),
        ],
      }),
    ],
  });
};
