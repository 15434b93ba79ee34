import { loadOptions } from "../../kit/load/options.js";

/** What agents do, as the tag `name` has it. */
export const operations = ["plan", "recall", "act"];

/** Every load; the short form keeps users and thresholds and cuts the time. */
const loads = {
  100: { full: users(100, "10m"), short: users(100, "2s") },
  500: { full: users(500, "30m"), short: users(500, "2s") },
  1000: { full: users(1000, "60m"), short: users(1000, "2s") },
  spike: { full: spikeOf("1m", "10s", "2m"), short: spikeOf("1s", "1s", "1s") },
  endurance: { full: users(50, "24h"), short: users(50, "2s") },
};

export const loadNames = Object.keys(loads);

/** However busy it is: what was accepted is done, or said to have failed. */
const thresholds = { operations_lost: ["count<1"] };

/** k6's options for a load. */
export function optionsOf(name, { short = false } = {}) {
  const load = { ...loads[name], thresholds, operations };
  return { ...loadOptions(`agents-${name}`, load, { isShort: short }), teardownTimeout: "2m" };
}

function users(vus, duration) {
  return { executor: "constant-vus", vus, duration, gracefulStop: "30s" };
}

/** From 100 users to ten times as many and back, with time to see how it recovers. */
function spikeOf(calm, change, peak) {
  const stage = (target, duration) => ({ target, duration });
  return {
    executor: "ramping-vus",
    startVUs: 100,
    stages: [stage(100, calm), stage(1000, change), stage(1000, peak), stage(100, change), stage(100, calm)],
    gracefulStop: "30s",
    gracefulRampDown: "30s",
  };
}
