/** What the environment says: `k6 run -e TARGET=… -e SHORT=1 -e RESULTS=…`. */
export function settingOf(usualTarget) {
  return {
    target: (__ENV.TARGET || usualTarget).replace(/\/+$/, ""),
    short: !["", "0", "false", undefined].includes(__ENV.SHORT),
    results: (__ENV.RESULTS || ".").replace(/\/+$/, ""),
  };
}
