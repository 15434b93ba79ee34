import exec from "k6/execution";
import http from "k6/http";
import { Trend } from "k6/metrics";
import { compareOptions, slots, slotTimes } from "./options.js";
import { createReviewer } from "./reviewer.js";
import { setting } from "./setting.js";
import { compareSummary } from "./summary.js";

// HTTP against gRPC, one operation after the other: throughput, latency and the bridge's memory.
export const options = compareOptions(setting);
export const handleSummary = compareSummary;

const { slotMs } = slotTimes(setting);
const memory = new Trend("bridge_memory_bytes");

let scenario;
let reviewer;

export default function () {
  if (scenario !== exec.scenario.name) {
    scenario = exec.scenario.name;
    reviewer = createReviewer(__ENV.protocol);
    reviewer.prepare();
  }
  reviewer.act(__ENV.operation);
}

export function measureMemory() {
  const slot = slots[Math.floor((Date.now() - exec.scenario.startTime) / slotMs)];
  const { body } = http.get(`${setting.target}/metrics`, { tags: { name: "scrape" } });
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(body) || [];
  if (slot && bytes) memory.add(Number(bytes), { name: slot.operation, protocol: slot.protocol });
}
