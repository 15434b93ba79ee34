import { commitsStalled, consumerGroupEmpty, kafkaLagExporter, stages } from "../alerts/index.ts";
import { kafka } from "../metrics/index.ts";
import { chosenTopics, cluster, groups, members, now, topics, unknown } from "./kafka-lag/index.ts";
import { dashboard } from "./kit/index.ts";
import { exporterRow, kafkaConsumerRow } from "./rows/index.ts";

/** Every consumer group that the exporter of consumer lag looks at, whatever system it belongs to. */
export const kafkaLag = dashboard({
  uid: "kafka-lag",
  title: "Kafka lag",
  owner: "platform",
  purpose:
    "For whoever runs consumers of Kafka: which group is behind, on what, since when, and can the figure be trusted?",
  tags: ["kafka"],
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
    exporterRow({ collection: kafka.collection, of: { job: "kafka-lag" }, watches: kafkaLagExporter }),
  ],
});
