/** The part that takes faults, and the port at which it does. */
export const faultPorts: Readonly<Record<string, number>> = { "governance-bridge": 8081 };
