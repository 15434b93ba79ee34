/** The parts that take faults, and the ports at which they do. */
export const faultPorts: Readonly<Record<string, number>> = { "hitl-api": 8003 };
