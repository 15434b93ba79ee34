import { delivery, firing, history, noise, now } from "./alerts/index.ts";
import { dashboard } from "./kit/index.ts";

/** Alerts as Prometheus and Alertmanager saw them, whatever rules they come from. */
export const alerts = dashboard({
  uid: "alerts",
  title: "Alerts",
  owner: "ops",
  purpose: "For whoever is on call: what fires now, since when, and which alerts are noise?",
  tags: ["stack"],
  time: { from: "now-24h", to: "now" },
  rows: [now, firing, history, noise, delivery],
});
