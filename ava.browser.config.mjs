/**
 * The preview in a real browser. Apart from the other live suites: these make and remove networks, and a browser ends
 * what it has under way whenever the machine gets or loses one (ERR_NETWORK_CHANGED).
 */
export default {
  extensions: ["ts"],
  files: ["test/preview/live/**/*.test.ts"],
  timeout: "10m",
  concurrency: 2,
  workerThreads: false,
};
