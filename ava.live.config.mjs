/** The suites that need the real thing: an engine, the Pulumi CLI, promtool, a browser. Run by `npm test`. */
export default {
  extensions: ["ts"],
  files: ["test/**/live/**/*.test.ts", "test/**/scripted/**/*.test.ts", "!test/preview/live/**"],
  timeout: "20m",
  concurrency: 2,
  workerThreads: false,
};
