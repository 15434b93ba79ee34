/** The unit suite: pure code, no engine, no network beyond loopback. */
export default {
  extensions: ["ts"],
  files: ["test/**/*.test.ts", "!test/**/live/**", "!test/**/full/**", "!test/**/scripted/**"],
  timeout: "2m",
  // A process takes what it runs from Node's compile cache; a thread compiles everything anew.
  workerThreads: false,
  // Nothing here is reached through a link: not asking for every file whether it is one saves a tenth of each process's start.
  nodeArguments: ["--preserve-symlinks"],
};
