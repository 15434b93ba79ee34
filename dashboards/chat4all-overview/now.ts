import {
  apiService,
  circuitBreakerOpen,
  consumerLate,
  messagesRefused,
  routerGroup,
  stages,
} from "../../alerts/index.ts";
import { chat4all, health, http, kafka } from "../../metrics/index.ts";
import { breakerValues, rejectedByReason, rejectedShare } from "../chat4all/index.ts";
import { statusValues } from "../kafka/index.ts";
import { errorRatio, gt, increaseOf, levelOf, max, min, quantilesOf, rateOf, row, stat } from "../kit/index.ts";

const all = http.requests.where(apiService);
const accepted = chat4all.messagesAccepted.where(apiService);

/** First what users notice, then each stage in the order in which a message passes it. */
export const now = row("Are messages delivered?", [
  stat("messages-now", {
    ...rateOf(accepted),
    title: "Messages",
    description: "Messages accepted per second. 0 by day means that nobody gets through, or all are rejected.",
    unit: "mps",
    width: "sixth",
  }),
  stat("rejected-now", {
    title: "Rejected",
    description: "Share of the messages that are refused. 100 % means that not a single one gets in.",
    unit: "percentunit",
    width: "sixth",
    paint: "background",
    watches: messagesRefused(),
    noValue: "no messages",
    queries: [{ expr: rejectedShare(apiService), legend: "rejected" }],
  }),
  stat("reasons-now", {
    title: "Rejected because",
    description: "The reasons for which messages are refused now, each with its share of all messages.",
    unit: "percentunit",
    width: "sixth",
    watches: messagesRefused(),
    noValue: "none rejected",
    queries: [{ expr: gt(rejectedByReason(apiService), 0), legend: "{{reason}}" }],
  }),
  stat("failed-now", {
    ...errorRatio({ errors: all.where({ status: /5../ }), total: all }),
    title: "HTTP errors",
    description: "Share of the requests that end with a status of 500 or more. From 0.1 % on the objective suffers.",
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 0.001, color: "orange" },
        { from: 0.01, color: "red" },
      ],
    },
    noValue: "no requests",
  }),
  stat("slow-now", {
    ...quantilesOf(http.requestDuration.where(apiService), { quantiles: [0.95] }),
    title: "HTTP P95",
    description: "Nineteen of twenty requests are answered within this time. Below 200 ms is what is promised.",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 0.2, color: "red" }] },
    noValue: "no requests",
  }),
  stat("total", {
    ...increaseOf(accepted),
    title: "Messages in all",
    description: "Messages accepted within the time range.",
    unit: "short",
    decimals: 0,
    width: "sixth",
  }),
  stat("api-service-now", {
    title: "API Service",
    description: "What its own health check says, asked from outside.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "down", color: "red" }, 1: { text: "well", color: "green" } },
    noValue: "unknown",
    queries: [{ expr: min(health.up.where({ service: apiService.job })), legend: "api-service" }],
  }),
  stat("kafka-now", {
    title: "Kafka",
    description: "Brokers that answer everything they are asked. Messages wait where one does not.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "broken", color: "red" }, 1: { text: "answers", color: "green" } },
    noValue: "no broker",
    queries: [{ expr: min(kafka.brokerUp), legend: "brokers" }],
  }),
  stat("router-now", {
    title: "Router Worker",
    description:
      "Whether its consumer group keeps up: ok, warning (never gets less behind), stalled, stopped or rewound.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: statusValues,
    noValue: "unknown",
    queries: [{ expr: kafka.groupStatus.timeline({ group: routerGroup }).expr, legend: "{{group}}" }],
  }),
  stat("channels-now", {
    title: "Channels",
    description:
      "Circuit breaker of each connector. Closed is good; open: the channel is down, its messages are stored.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: breakerValues,
    noValue: "unknown",
    watches: circuitBreakerOpen,
    queries: [{ expr: max(chat4all.circuitBreakerState).by("channel"), legend: "{{channel}}" }],
  }),
  stat("stored-now", {
    ...levelOf(chat4all.storedMessages, { aggregate: "sum", by: ["channel"] }),
    title: "Stored",
    description: "Messages that wait on disk until their channel is back. 0 is good.",
    unit: "short",
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "orange" }] },
  }),
  stat("late-now", {
    title: "Behind by",
    description: "Age of the oldest message that waits in Kafka, at any stage. From one minute on users notice.",
    unit: "s",
    width: "sixth",
    paint: "background",
    watches: stages.map((group) => consumerLate({ group })),
    noValue: "unknown",
    queries: [{ expr: max(kafka.lagSeconds.where({ group: stages })), legend: "behind" }],
  }),
]);
