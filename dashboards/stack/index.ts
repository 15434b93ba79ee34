export { delivery } from "./delivery.ts";
export { exporters } from "./exporters.ts";
export { health } from "./health.ts";
export { parts } from "./parts.ts";
export { rules } from "./rules.ts";
export { storage } from "./storage.ts";
export { targets } from "./targets.ts";
