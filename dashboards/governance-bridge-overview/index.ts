export { compared } from "./compared.ts";
export { health } from "./health.ts";
export { now } from "./now.ts";
export { operations } from "./operations.ts";
export { sides } from "./sides.ts";
export { work } from "./work.ts";
