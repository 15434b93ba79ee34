import { containersExporter, socketProxyRefusing, targetMissing } from "../alerts/index.ts";
import { containers as metrics } from "../metrics/index.ts";
import { collecting, cpu, disk, list, memory, network, now, states } from "./containers/index.ts";
import { dashboard } from "./kit/index.ts";
import { exporterRow } from "./rows/index.ts";

/** Every container of an engine, the stack's own among them: use, saturation and errors of each resource. */
export const containers = dashboard({
  uid: "containers",
  title: "Containers",
  owner: "platform",
  purpose:
    "For whoever runs containers: which one restarts, is not well, or is short of CPU or memory, and since when?",
  tags: ["monitoring"],
  rows: [
    now,
    list,
    states,
    cpu,
    memory,
    network,
    disk,
    exporterRow({
      collection: metrics.collection,
      of: { job: "containers" },
      watches: [...containersExporter, targetMissing({ job: "containers" }), socketProxyRefusing],
    }),
    collecting,
  ],
});
