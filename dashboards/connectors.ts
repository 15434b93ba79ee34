import { anyConnector, connectorJobs, consumerLate } from "../alerts/index.ts";
import { chat4all } from "../metrics/index.ts";
import { toOverview, uids } from "./chat4all/index.ts";
import { api, breaker, chosen, now, sent, store } from "./connectors/index.ts";
import { dashboard, labelVariable } from "./kit/index.ts";
import { jvmRow, kafkaConsumerRow } from "./rows/index.ts";

const noJava = { mayBeEmpty: "A connector need not be a Java program." };

/** Chat4All's last stage: a connector for each channel, with a circuit breaker, and a store for when the channel is down. */
export const connectors = dashboard({
  uid: uids.connectors,
  title: "Connectors",
  owner: "messaging",
  purpose:
    "For the team that runs the connectors: does each channel take our messages, and what becomes of them while it does not?",
  tags: ["chat4all"],
  links: [toOverview],
  variables: [
    labelVariable("connector", {
      title: "Connector",
      of: chat4all.messagesSent.where(anyConnector),
      label: "job",
      // Other services have a JVM too, and other groups consume.
      all: anyConnector.job,
    }),
  ],
  rows: [
    now,
    sent,
    api,
    breaker,
    store,
    kafkaConsumerRow({
      title: "Waiting in Kafka",
      // A connector's consumer group is called like its job.
      group: chosen.job,
      panels: { late: { watches: connectorJobs.map((group) => consumerLate({ group })) } },
    }),
    jvmRow({
      ...chosen,
      instance: /.+/,
      panels: { heap: noJava, gc: noJava, pause: noJava, cpu: noJava, threads: noJava, files: noJava },
    }),
  ],
});
