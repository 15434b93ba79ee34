import { summaryOf } from "../../kit/load/summary.js";
import { loads } from "./loads.js";
import { act } from "./operations.js";
import { optionsOf } from "./options.js";
import { setting } from "./setting.js";

// Orchestrators and monitors, nobody else.
export const options = optionsOf("health", setting);
export const handleSummary = summaryOf("hitl-health", setting);

export default function () {
  act(loads.health.mix);
}
