export { loadTestPage } from "./load-test-page.ts";
