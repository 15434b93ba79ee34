import { dashboardLink } from "../kit/index.ts";
import { uids } from "./scope.ts";

/** The way back to the page that one comes from. */
export const toOverview = dashboardLink(uids.overview, { title: "System Overview" });

/** From the overview to each stage, in the order in which a message passes it, and to all parts side by side. */
export const toStages = [
  dashboardLink(uids.components, { title: "Component Health" }),
  dashboardLink(uids.apiService, { title: "API Service" }),
  dashboardLink(uids.routerWorker, { title: "Router Worker" }),
  dashboardLink(uids.connectors, { title: "Connectors" }),
  dashboardLink("kafka-lag", { title: "Kafka lag" }),
];
