import { publishDuration } from "../metrics/chat4all.ts";
import { apiService } from "./chat4all-parts.ts";
import { type Alert, alert, and, fires, gt, increase, type Observations, observe, silent, sum } from "./kit/index.ts";

/** The baseline's P95 has to be below it. A bound of the histogram: whether more than one in twenty is slower is exact there. */
const limit = "200ms";

/** Kafka takes long to confirm messages, and every sender of one waits that long. */
export const publishSlow: Alert = alert("KafkaPublishSlow", {
  expr: and(
    gt(publishDuration.where(apiService).quantile(0.95, "5m").by("job", "topic"), limit),
    // Of a handful, the slowest one is the 95th percentile.
    gt(sum(increase(publishDuration.where(apiService).count, "5m")).by("job", "topic"), 20),
  ),
  for: "10m",
  severity: "warning",
  priority: "P3",
  owner: "messaging",
  summary: ({ labels, value }) =>
    `One in twenty messages of ${labels.job} waits ${value.humanizeDuration} or more until Kafka has it in ${labels.topic}`,
  description: "Senders wait that long for their answer. After two seconds a message is rejected: dependency_down.",
  action: "See whether a broker is short of disk or network, and whether replicas have fallen behind.",
  page: {
    look: [
      "[KafkaPartitionsUnderReplicated](KafkaPartitionsUnderReplicated.md): with `acks=all` the slowest replica in sync decides.",
      "The brokers' disks and CPUs; a leader that moved lately.",
      "api-service itself: at its CPU limit, or collecting garbage ([JvmCollectingGarbage](JvmCollectingGarbage.md)), it finds everything slow, not only Kafka.",
    ],
    act: ["Relieve the slow broker: move leaders away from it, or what it shares its disk with."],
  },
  scenarios: [
    // 0.8 s is between the bounds 0.5 and 1; Prometheus takes it to be spread evenly there.
    fires("every message takes 800 ms", {
      series: confirmed(observe({ value: 0.8, by: 10, per: "1s" })),
      at: "11m",
      notBefore: "10m15s",
    }),
    fires("until Kafka is quick again", {
      series: confirmed(
        observe({ value: 0.8, by: 10, per: "1s", lasts: "20m" }),
        observe({ value: 0.003, by: 10, per: "1s", lasts: "20m" }),
      ),
      at: "15m",
      resolvedBy: "25m",
    }),
    silent("all of them take the limit itself", {
      series: confirmed(observe({ value: 0.2, by: 10, per: "1s" })),
      lasts: "30m",
      shows: "boundary",
    }),
    silent("all of the few that come at night", {
      series: confirmed(observe({ value: 0.8, by: 1, per: "30s" })),
      lasts: "1h",
    }),
    silent("five slow minutes", {
      series: confirmed(
        observe({ value: 0.003, by: 10, per: "1s", lasts: "20m" }),
        observe({ value: 0.8, by: 10, per: "1s", lasts: "4m" }),
        observe({ value: 0.003, by: 10, per: "1s", lasts: "20m" }),
      ),
    }),
    silent("nothing is sent", {
      series: confirmed(observe({ value: 0, by: 0, per: "1s" })),
      lasts: "30m",
      shows: "no data",
    }),
  ],
});

function confirmed(...samples: readonly Observations[]) {
  const way = { job: "api-service", instance: "api-service:8080", topic: "messages" };
  return [publishDuration.series(way, samples)];
}
