import * as alerts from "../alerts/index.ts";
import { group, objective } from "../alerts/kit/index.ts";
import * as dashboards from "../dashboards/index.ts";
import { requestDuration, requests } from "../metrics/http.ts";
import { clusterUp, lagSeconds } from "../metrics/kafka.ts";
import { chat4allFaults } from "./chat4all-faults.ts";
import { defineSystem } from "./define.ts";
import { healthAlerts, kafkaLagAlerts, loadTestAlerts } from "./exporter-alerts.ts";

const router = alerts.routerGroup;
const connectors = alerts.connectorJobs;

const loads = ["chat4all-warm-up", "chat4all-baseline", "chat4all-spike", "chat4all-upload"] as const;
const owner = "messaging";

const actuator = (service: string, port: number) => ({ url: `http://${service}:${port}/actuator/health` });

/** Messaging between channels: api-service → Kafka → router-worker → connectors → the channels' APIs. */
export const chat4all = defineSystem({
  name: "chat4all",
  title: "Chat4All",
  targets: {
    "api-service": {
      port: 8080,
      path: "/actuator/prometheus",
      alerts: [alerts.targetMissing({ job: "api-service" }), alerts.collectingGarbage({ job: "api-service", owner })],
    },
    "connector-whatsapp": {
      port: 8083,
      path: "/actuator/prometheus",
      alerts: [alerts.targetMissing({ job: "connector-whatsapp" })],
    },
    "connector-instagram": {
      port: 8084,
      path: "/actuator/prometheus",
      alerts: [alerts.targetMissing({ job: "connector-instagram" })],
    },
    minio: {
      port: 9000,
      path: "/minio/v2/metrics/cluster",
      alerts: [alerts.targetMissing({ job: "minio" }), ...alerts.objectStore],
    },
  },
  exporters: {
    kafkaLag: {
      brokers: ["kafka:9092"],
      groups: alerts.stages,
      members: true,
      alerts: [
        ...kafkaLagAlerts,
        alerts.kafkaUnreachable,
        alerts.partitionsLeaderless({ owner }),
        alerts.partitionsUnderReplicated({ owner }),
      ],
    },
    health: {
      checks: {
        "api-service": { health: actuator("api-service", 8080) },
        "connector-whatsapp": { health: actuator("connector-whatsapp", 8083) },
        "connector-instagram": { health: actuator("connector-instagram", 8084) },
      },
      alerts: [
        ...healthAlerts,
        ...["api-service", ...connectors].flatMap((service) => alerts.health({ service, check: "health", owner })),
      ],
    },
    loadTest: {
      tests: loads,
      alerts: [...loadTestAlerts, alerts.loadTestMissed({ tests: loads, owner })],
    },
  },
  objectives: [
    objective("api-availability", {
      target: 99.9,
      window: "30d",
      description: "Requests to the API are answered without a fault of the service.",
      errors: requests.where({ ...alerts.apiService, status: /5../ }),
      total: requests.where(alerts.apiService),
      owner,
    }),
    objective("api-latency", {
      target: 99,
      window: "30d",
      description: "Requests to the API are answered within 200 ms.",
      within: "200ms",
      of: requestDuration.where(alerts.apiService),
      owner,
    }),
    objective("delivery-freshness", {
      target: 99,
      window: "30d",
      description: "No message waits in Kafka for longer than a minute, at any of its stages.",
      gauge: lagSeconds.where({ group: alerts.stages }),
      atMost: "60s",
      alive: clusterUp,
      owner,
      // KafkaConsumerLate pages sooner, and tells which consumer it is.
      alerts: { page: false },
    }),
  ],
  alerts: [
    ...alerts.chat4all,
    alerts.publishSlow,
    // Errors of all routes together are the objective's: its page fires within minutes when they are many.
    alerts.routeFailing({ job: "api-service", owner }),
    group("chat4all-connectors", { rules: alerts.connectors }),
    ...alerts.stages.map((name) =>
      group(`chat4all-consumer-${name}`, { rules: alerts.consumerGroup({ group: name, owner }) }),
    ),
    alerts.sharedUnevenly({ group: router, owner }),
  ],
  dashboards: [
    dashboards.chat4allOverview,
    dashboards.componentHealth,
    dashboards.apiService,
    dashboards.routerWorker,
    dashboards.connectors,
    dashboards.kafkaLag,
    dashboards.loadTests,
  ],
  miniature: { lacks: ["minio"] },
  faults: chat4allFaults,
  workers: {
    part: "router-worker",
    group: router,
    slowed: { fault: "slow", parameters: { delayMs: 100 } },
    perSecond: 40,
  },
});
