/** The service that accepts messages; other systems may have metrics of the same names. */
export const api = { job: "api-service" };

/** The services that hand messages to channels. */
export const anyConnector = { job: /connector-.+/ };
