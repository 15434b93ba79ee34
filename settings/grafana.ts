import * as z from "zod";
import { labelName, serviceUrl } from "./leaves.ts";
import { section } from "./section.ts";

const runText = 'true, false, "auto", or an object with loki, run, tempo';
const run = () => z.union([z.boolean(), z.literal("auto")], 'true, false or "auto"');

/** Whether Grafana runs, by itself or beside where it finds logs and traces. */
export const grafana = z.union(
  [
    run(),
    section({
      /** `auto`: when its image can be had. */
      run: run().default("auto"),
      /** A Loki that has the systems' log lines. */
      loki: section({ url: serviceUrl("http://loki:3100") }).optional(),
      /** A Tempo that has the systems' traces; with it Prometheus keeps exemplars. */
      tempo: section({
        url: serviceUrl("http://tempo:3200"),
        /** Label of an exemplar that holds the id of its trace. */
        traceIdLabel: labelName().default("trace_id"),
      }).optional(),
    }),
  ],
  runText,
);
