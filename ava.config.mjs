/** The unit suite: pure code, no engine, no network beyond loopback. */
export default {
  extensions: ["ts"],
  files: ["test/**/*.test.ts", "!test/**/live/**", "!test/**/scripted/**"],
  timeout: "2m",
};
