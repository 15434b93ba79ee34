import { alertmanagerDelivery } from "./alertmanager.ts";
import { programConfigNotApplied } from "./exporters.ts";
import { heartbeatMissing, watchdog } from "./heartbeat.ts";
import type { Alert } from "./kit/index.ts";
import { prometheusDelivery } from "./prometheus.ts";
import { ruleEvaluation } from "./rule-evaluation.ts";
import { targetMissing } from "./targets.ts";

/** The alerts on the stack itself. Grafana and the preview run not everywhere: where one does, add its `targetMissing({ job: "grafana" })`. */
export const stack: readonly Alert[] = [
  watchdog,
  heartbeatMissing,
  targetMissing({ job: "prometheus", severity: "critical" }),
  targetMissing({ job: "alertmanager", severity: "critical" }),
  targetMissing({ job: "node-exporter" }),
  targetMissing({ job: "inbox" }),
  programConfigNotApplied,
  ...prometheusDelivery,
  ...ruleEvaluation,
  ...alertmanagerDelivery,
];
