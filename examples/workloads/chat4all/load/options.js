import { loadOptions } from "../../kit/load/options.js";

/**
 * Every load with its stages and thresholds. The short form keeps users and thresholds and cuts the time: it shows that the way is open,
 * not how the system stands the load.
 */
const loads = {
  "warm-up": {
    full: { executor: "constant-vus", vus: 5, duration: "2m" },
    short: { executor: "constant-vus", vus: 5, duration: "10s" },
    thresholds: { http_req_duration: ["p(95)<100"], http_req_failed: ["rate<0.01"] },
  },
  baseline: {
    full: { executor: "constant-vus", vus: 20, duration: "5m" },
    short: { executor: "constant-vus", vus: 20, duration: "15s" },
    thresholds: { http_req_duration: ["p(95)<200", "p(99)<500"] },
  },
  spike: {
    full: spikeOf("1m", "10s", "2m"),
    short: spikeOf("3s", "2s", "5s"),
    thresholds: { http_req_duration: ["p(99)<500"], server_errors: ["rate<0.01"] },
  },
  upload: {
    full: { executor: "constant-vus", vus: 10, duration: "3m" },
    short: { executor: "constant-vus", vus: 10, duration: "10s" },
    thresholds: { http_req_duration: ["p(95)<2000"] },
  },
};

export const loadNames = Object.keys(loads);

/** k6's options for a load. */
export function optionsOf(name, { short = false } = {}) {
  const operations = [name === "upload" ? "upload_file" : "send_message"];
  return loadOptions(`chat4all-${name}`, { ...loads[name], operations }, { isShort: short });
}

/** From 5 users to 50 and back, with time to see how it recovers. */
function spikeOf(calm, change, peak) {
  return {
    executor: "ramping-vus",
    startVUs: 5,
    stages: [
      { target: 5, duration: calm },
      { target: 50, duration: change },
      { target: 50, duration: peak },
      { target: 5, duration: change },
      { target: 5, duration: calm },
    ],
  };
}
