/** The unit suite: pure code, no engine, no network beyond loopback. */
export default {
  extensions: ["ts"],
  files: ["test/**/*.test.ts", "!test/stack/**", "!test/toolchain/live/**", "!test/bench/**"],
  timeout: "2m",
};
