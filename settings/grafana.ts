import * as z from "zod";
import { labelName, serviceUrl } from "./leaves.ts";
import { section } from "./section.ts";

const viewers = ["auto", "grafana", "preview", "none"] as const;

/** What shows the dashboards. */
export const dashboards = section({
  /** `auto`: Grafana where its image can be had, else the preview. */
  viewer: z.enum(viewers, "auto, grafana, preview or none").default("auto"),
});

/** Where Grafana finds logs and traces. */
export const grafana = section({
  /** A Loki that has the systems' log lines. */
  loki: section({ url: serviceUrl("http://loki:3100") }).optional(),
  /** A Tempo that has the systems' traces; with it Prometheus keeps exemplars. */
  tempo: section({
    url: serviceUrl("http://tempo:3200"),
    /** Label of an exemplar that holds the id of its trace. */
    traceIdLabel: labelName().default("trace_id"),
  }).optional(),
});
