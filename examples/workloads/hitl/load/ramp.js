import { summaryOf } from "../../kit/load/summary.js";
import { capacityOf, capacityText } from "./capacity.js";
import { limits, ramp } from "./loads.js";
import { observe } from "./observe.js";
import { act } from "./operations.js";
import { rampOptions } from "./options.js";
import { setting } from "./setting.js";

// From 10 users to 500: where does it break?
export const options = rampOptions(setting);
export { observe };

export default function () {
  act(ramp.mix);
}

export function handleSummary(data) {
  const { steps, seconds } = setting.short ? ramp.short : ramp.full;
  const parts = steps.map((users) => ({ part: String(users), users, seconds }));
  const capacity = capacityOf(data.metrics, parts, limits);
  return summaryOf("hitl-ramp", setting, () => capacityText(capacity))({ ...data, capacity });
}
