import { apiService, connectorJobs } from "../../alerts/index.ts";

/** The services that answer for themselves; the router has no endpoint, its consumer group speaks for it. */
export const services = [apiService.job, ...connectorJobs];

/** Topics of the pipeline, as they lie between its stages. */
export const topics = ["messages", "outbound-whatsapp", "outbound-instagram"];
