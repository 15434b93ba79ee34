export { api } from "./api.ts";
export { breaker } from "./breaker.ts";
export { late } from "./late.ts";
export { now } from "./now.ts";
export { sent } from "./sent.ts";
export { store } from "./store.ts";
