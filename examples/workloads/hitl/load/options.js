import { loadOptions, perOperation, summaryTrendStats } from "../../kit/load/options.js";
import { limits, loads, mixes, ramp, stress } from "./loads.js";

/** k6's options for a load with one number of users; the short form is too small to say how much the service can take. */
export function optionsOf(name, { short = false } = {}) {
  const { mix, ...forms } = loads[name];
  const within = { http_req_duration: [latencyRule], http_req_failed: [errorRule] };
  const isJudged = !short && name !== "health";
  return loadOptions(
    `hitl-${name}`,
    {
      full: constant(forms.full),
      short: constant(forms.short),
      thresholds: isJudged ? { ...within, http_reqs: [`rate>${limits.requestsPerSecond}`] } : within,
      operations: operationsOf(mix),
    },
    { isShort: short },
  );
}

/** The ramp: one scenario per step, one after the other. Its thresholds judge nothing, they ask for each step's figures. */
export function rampOptions({ short = false } = {}) {
  const { steps, seconds } = short ? ramp.short : ramp.full;
  const parts = steps.map((users, n) => ({ part: String(users), users, seconds, start: n * seconds }));
  return {
    ...partOptions("hitl-ramp", parts),
    thresholds: { ...perOperation(operationsOf(ramp.mix)), ...figuresOf(parts) },
  };
}

/** A stress test: calm, under the fault, and after it. The limits hold before and after. */
export function stressOptions(name, { short = false } = {}) {
  const { users, seconds, recoverySeconds } = short ? stress.short : stress.full;
  const end = seconds.calm + seconds.stress;
  const parts = [
    { part: "calm", users, seconds: seconds.calm, start: 0 },
    { part: "stress", users, seconds: seconds.stress, start: seconds.calm },
    { part: "after", users, seconds: seconds.after, start: end + recoverySeconds },
  ];
  const options = partOptions(`hitl-stress-${name}`, parts);
  const fault = { executor: "per-vu-iterations", vus: 1, iterations: 1, startTime: `${seconds.calm}s`, exec: "fault" };
  return {
    ...options,
    scenarios: { ...options.scenarios, fault },
    thresholds: {
      ...perOperation(operationsOf(stress.mix)),
      ...figuresOf(parts),
      "http_req_duration{part:calm}": [latencyRule],
      "http_req_duration{part:after}": [latencyRule],
      "http_req_failed{part:calm}": [errorRule],
      "http_req_failed{part:after}": [errorRule],
    },
  };
}

/** Every operation of a mix, and the one that comes before decisions. */
export function operationsOf(mix) {
  const own = Object.keys(mixes[mix].operations);
  return own.includes("decide") ? [...own, "open_session"] : own;
}

const latencyRule = `p(95)<${limits.p95Ms}`;
const errorRule = `rate<${limits.errorRate}`;

function constant({ users, seconds }) {
  return { executor: "constant-vus", vus: users, duration: `${seconds}s` };
}

function partOptions(test, parts) {
  const scenarios = parts.flatMap(({ part, users, seconds, start }) => [
    [`part-${part}`, { ...constant({ users, seconds }), startTime: `${start}s`, gracefulStop: "5s", tags: { part } }],
    [`observe-${part}`, { ...observer, startTime: `${start}s`, env: { PART: part, SECONDS: String(seconds) } }],
  ]);
  return { scenarios: Object.fromEntries(scenarios), summaryTrendStats, userAgent: `sightline-load/${test}` };
}

const observer = { executor: "per-vu-iterations", vus: 1, iterations: 1, exec: "observe" };

function figuresOf(parts) {
  const series = [
    "http_req_duration",
    "http_req_failed",
    "http_reqs",
    "service_cpu_percent",
    "service_memory_megabytes",
  ];
  return Object.fromEntries(parts.flatMap(({ part }) => series.map((metric) => [`${metric}{part:${part}}`, []])));
}
