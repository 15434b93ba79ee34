/** What the environment says: `k6 run -e TARGET=… -e SHORT=1 -e RESULTS=…`. */
export const target = (__ENV.TARGET || "http://localhost:8080").replace(/\/+$/, "");
export const short = !["", "0", "false", undefined].includes(__ENV.SHORT);
export const results = (__ENV.RESULTS || ".").replace(/\/+$/, "");
