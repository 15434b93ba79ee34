import { alertExamples } from "../../../../../../alerts/kit/index.ts";
import { catalogue } from "../../../../catalogue.ts";
import type { PostedAlert } from "./alertmanager.ts";

/** An alert of the catalogue as it really fires, with texts that need escaping, and links as a bundle makes them. */
export function toldAlert(): PostedAlert {
  const labels = alertExamples(catalogue, { stack: "prod" }).find(
    ({ alertname, severity }) => alertname === "TargetMissing" && severity === "critical",
  );
  if (labels === undefined) throw new Error("the catalogue has no critical TargetMissing");
  return {
    labels,
    annotations: {
      summary: "3% of requests to <api> & more fail",
      action: "Look at the log.",
      dashboard_url: "https://grafana.example.org/d/http?var-job=api",
      runbook_url: "https://example.org/alerts/TargetMissing",
    },
  };
}
