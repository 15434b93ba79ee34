import { commitsStalled, consumerGroupEmpty, kafkaLagExporter, stages, targetMissing } from "../alerts/index.ts";
import { kafka } from "../metrics/index.ts";
import { chosenTopics, cluster, clusters, groups, members, now, topics, unknown } from "./kafka-lag/index.ts";
import { dashboard, labelVariable } from "./kit/index.ts";
import { exporterRow, kafkaConsumerRow } from "./rows/index.ts";

/** Every consumer group that the exporter of consumer lag looks at, whatever system it belongs to. */
export const kafkaLag = dashboard({
  uid: "kafka-lag",
  title: "Kafka lag",
  owner: "platform",
  purpose:
    "For whoever runs consumers of Kafka: which group is behind, on what, since when, and can the figure be trusted?",
  tags: ["kafka"],
  variables: [labelVariable("job", { title: "Cluster", of: kafka.clusterUp, label: "job" })],
  rows: [
    now,
    groups,
    kafkaConsumerRow({
      ...chosenTopics,
      title: "Over time",
      panels: {
        members: { watches: stages.map((group) => consumerGroupEmpty({ group })) },
        stalled: { watches: stages.map((group) => commitsStalled({ group })) },
      },
    }),
    topics,
    members,
    unknown,
    cluster,
    exporterRow({
      collection: kafka.collection,
      of: clusters,
      watches: [...kafkaLagExporter, targetMissing({ job: "kafka-lag", severity: "critical" })],
    }),
  ],
});
