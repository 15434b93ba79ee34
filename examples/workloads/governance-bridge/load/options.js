import { loadOptions } from "../../kit/load/options.js";

/** What the bridge does, under the names that both protocols share in the tag `name`. */
export const operations = [
  "health_check",
  "create_session",
  "list_decisions",
  "get_metrics",
  "reject_decision",
  "escalate_decision",
];

export const protocols = ["grpc", "http"];

/** The owners' objective for every answer, in milliseconds, and the requests per second they want to reach. */
export const objective = ["p(99)<5"];
export const wantedRate = 5000;

/** Every load; the short form cuts requests or time and keeps users and thresholds. */
const loads = {
  "1k": { full: requests(1000, 10), short: requests(200, 10), uses: ["grpc"] },
  "5k": { full: requests(5000, 25), short: requests(500, 25), uses: ["grpc"] },
  "10k": { full: requests(10_000, 50), short: requests(1000, 50), uses: ["grpc"] },
  sustained: { full: users(20, "30s"), short: users(20, "3s"), uses: ["grpc"] },
  mixed: { full: users(20, "1m"), short: users(20, "3s"), uses: protocols },
};

export const loadNames = [...Object.keys(loads), "compare"];

/** k6's options for a load. `protocol` (grpc, http or both) takes the place of the load's own. */
export function optionsOf(name, { short = false, protocol } = {}) {
  const { uses, ...forms } = loads[name];
  const used = protocolsOf(name, protocol);
  const thresholds = Object.fromEntries(used.map((one) => [`${one}_req_duration`, objective]));
  const options = loadOptions(`governance-bridge-${name}`, { ...forms, thresholds }, { isShort: short });
  return { ...options, thresholds: { ...figuresOf(used), ...options.thresholds } };
}

export function protocolsOf(name, protocol) {
  if (protocol === undefined || protocol === "") return loads[name].uses;
  const used = protocols.filter((one) => protocol === one || protocol === "both");
  if (used.length === 0) throw new Error(`PROTOCOL=${protocol}: must be grpc, http or both`);
  return used;
}

/** One operation over one protocol at a time: what is compared must not compete. */
export const slots = operations.flatMap((operation) => protocols.map((protocol) => ({ operation, protocol })));

/** How long a slot takes, and for how much of it there is load, in milliseconds. */
export function slotTimes({ short = false } = {}) {
  return short ? { slotMs: 1200, loadMs: 1000 } : { slotMs: 10_000, loadMs: 9000 };
}

/** Options of the load that compares. */
export function compareOptions({ short = false } = {}) {
  const { slotMs, loadMs } = slotTimes({ short });
  const scenarios = slots.map(({ operation, protocol }, n) => [
    `${operation}_${protocol}`,
    {
      ...users(10, `${loadMs}ms`),
      startTime: `${n * slotMs}ms`,
      gracefulStop: `${slotMs - loadMs}ms`,
      env: { operation, protocol },
    },
  ]);
  const duration = `${slots.length * slotMs}ms`;
  const memory = { executor: "constant-arrival-rate", rate: 2, duration, preAllocatedVUs: 1 };
  const judged = slots.map(({ operation, protocol }) => [`${protocol}_req_duration{name:${operation}}`, objective]);
  const sizes = slots.map(({ operation, protocol }) => [memoryOf(operation, protocol), []]);
  const { summaryTrendStats, userAgent } = loadOptions("governance-bridge-compare", { full: {} });
  return {
    scenarios: { ...Object.fromEntries(scenarios), memory: { ...memory, exec: "measureMemory" } },
    thresholds: { ...figuresOf(protocols), ...Object.fromEntries([...judged, ...sizes]) },
    summaryTrendStats,
    userAgent,
  };
}

/** The figure of the bridge's memory while an operation is compared. */
export function memoryOf(operation, protocol) {
  return `bridge_memory_bytes{name:${operation},protocol:${protocol}}`;
}

/** k6 keeps a tag's figures only where a threshold asks for them; an empty one asks without judging. */
function figuresOf(used) {
  const figures = used.flatMap((protocol) => ["duration", "failed"].map((what) => `${protocol}_req_${what}`));
  const counts = used.map((protocol) => `${protocol}_reqs`);
  return Object.fromEntries(
    [...figures, ...counts].flatMap((metric) => operations.map((name) => [`${metric}{name:${name}}`, []])),
  );
}

function requests(iterations, vus) {
  return { executor: "shared-iterations", iterations, vus, maxDuration: "5m" };
}

function users(vus, duration) {
  return { executor: "constant-vus", vus, duration };
}
