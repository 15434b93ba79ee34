export { breakers } from "./breakers.ts";
export { consuming } from "./consuming.ts";
export { now } from "./now.ts";
export { services } from "./services.ts";
export { storage } from "./storage.ts";
export { times } from "./times.ts";
