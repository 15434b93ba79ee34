export { percent, rate, time, whole } from "./figures.ts";
export { loadTestPage } from "./load-test-page.ts";
