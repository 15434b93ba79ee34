import { healthExporter, targetMissing } from "../alerts/index.ts";
import { health } from "../metrics/index.ts";
import { toOverview, uids } from "./chat4all/index.ts";
import { breakers, consuming, now, services, storage, times } from "./component-health/index.ts";
import { dashboard } from "./kit/index.ts";
import { exporterRow } from "./rows/index.ts";

/** Chat4All part by part, for whoever has to find the broken one. */
export const componentHealth = dashboard({
  uid: uids.components,
  title: "Component Health",
  owner: "messaging",
  purpose: "For whoever looks for the broken part: which service, broker, consumer or channel is down, slow or behind?",
  tags: ["chat4all"],
  links: [toOverview],
  ignore: [
    { check: "dashboards/raw-counter", panel: "drives-offline", reason: "MinIO gives a gauge the name of a counter." },
  ],
  rows: [
    now,
    consuming,
    services,
    times,
    breakers,
    storage,
    exporterRow({
      title: "The exporter of health checks",
      collection: health.collection,
      of: { job: "health" },
      watches: [...healthExporter, targetMissing({ job: "health", severity: "critical" })],
    }),
  ],
});
