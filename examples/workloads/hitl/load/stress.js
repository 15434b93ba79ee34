import { fail } from "k6";
import http from "k6/http";
import { summaryOf } from "../../kit/load/summary.js";
import { capacityOf, capacityText } from "./capacity.js";
import { limits, stress, stresses } from "./loads.js";
import { observe } from "./observe.js";
import { act } from "./operations.js";
import { stressOptions } from "./options.js";
import { setting } from "./setting.js";

// STRESS=cpu, memory, pool, latency or all: calm, then with the fault, and how it is afterwards.
const name = __ENV.STRESS || "all";
if (!(name in stresses)) throw new Error(`STRESS=${name}: there are ${Object.keys(stresses).join(", ")}`);
const { users, seconds } = setting.short ? stress.short : stress.full;

export const options = stressOptions(name, setting);
export { observe };

export default function () {
  act(stress.mix);
}

/** The faults end by themselves, also when this run is broken off. */
export function fault() {
  for (const [part, parameters] of Object.entries(stresses[name])) {
    const body = JSON.stringify({ ...parameters, durationSeconds: seconds.stress });
    const answer = http.put(`${setting.target}/admin/faults/${part}`, body, { tags: { name: "set_fault" } });
    if (answer.status !== 200) fail(`${part} cannot be set: ${answer.status} ${answer.body}`);
  }
}

export function handleSummary(data) {
  const parts = ["calm", "stress", "after"].map((part) => ({ part, users, seconds: seconds[part] }));
  const capacity = capacityOf(data.metrics, parts, limits);
  return summaryOf(`hitl-stress-${name}`, setting, () => capacityText(capacity))({ ...data, capacity });
}
