/** The parts that take faults, and the ports at which they do. */
export const faultPorts: Readonly<Record<string, number>> = {
  "api-service": 8080,
  "channel-api": 8099,
  "connector-instagram": 8084,
  "connector-whatsapp": 8083,
  "router-worker": 8090,
};
