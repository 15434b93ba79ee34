export { api } from "./api.ts";
export { breaker } from "./breaker.ts";
export { now } from "./now.ts";
export { chosen } from "./scope.ts";
export { sent } from "./sent.ts";
export { store } from "./store.ts";
