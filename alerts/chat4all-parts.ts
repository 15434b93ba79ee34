/** The service that accepts messages; other systems may have metrics of the same names. */
export const apiService = { job: "api-service" };

/** The services that hand messages to channels. Each one's consumer group is called like its job. */
export const connectorJobs = ["connector-whatsapp", "connector-instagram"] as const;

/** These, and whichever come. */
export const anyConnector = { job: /connector-.+/ };

/** The worker between them has no endpoint of its own: all that is known of it is its consumer group. */
export const routerGroup = "router-worker";

/** The consumer groups that a message passes through, one after the other. */
export const stages = [routerGroup, ...connectorJobs] as const;
