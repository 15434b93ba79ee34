import * as alerts from "../alerts/index.ts";
import type { Rule } from "../alerts/kit/index.ts";
import { missing } from "./missing.ts";

// What is watched of an exporter wherever it runs; systems add what they want watched of that which it shows.

/** Of the exporter of health checks: without it nobody asks whether a service works. */
export const healthAlerts: readonly Rule[] = [...missing("health"), ...alerts.healthExporter];

/** Of the exporter of consumer lag. */
export const kafkaLagAlerts: readonly Rule[] = [...missing("kafka-lag"), ...alerts.kafkaLagExporter];

/** Of the receiver of load tests' results, which nobody waits for at night. */
export const loadTestAlerts: readonly Rule[] = [alerts.targetMissing({ job: "load-test" }), ...alerts.loadTestExporter];

/** Of the exporter of containers and the proxy that it asks. */
export const containersAlerts: readonly Rule[] = [
  alerts.targetMissing({ job: "containers" }),
  ...alerts.containersExporter,
  alerts.socketProxyRefusing,
];
