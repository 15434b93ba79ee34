/** The consumer group of the router's workers. */
export const group = "router-worker";
