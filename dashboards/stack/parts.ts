import { processRow } from "../rows/index.ts";

/** What each part of the stack uses, as Prometheus's jobs call them. */
export const parts = processRow({
  title: "Parts",
  job: [
    ...["prometheus", "alertmanager", "grafana", "preview", "node-exporter", "inbox"],
    ...["containers", "socket-proxy", "health", "kafka-lag", "load-test"],
  ],
  instance: /.+/,
  collapsed: true,
});
