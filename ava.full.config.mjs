/** The matrices: every fault of the watched systems, every panel, long play. Run by `npm run test:full`. */
export default {
  extensions: ["ts"],
  files: ["test/**/full/**/*.test.ts"],
  timeout: "20m",
  concurrency: 2,
  workerThreads: false,
};
