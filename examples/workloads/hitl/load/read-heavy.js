import { summaryOf } from "../../kit/load/summary.js";
import { loads } from "./loads.js";
import { act } from "./operations.js";
import { optionsOf } from "./options.js";
import { setting } from "./setting.js";

// Everybody reads: nine of ten requests.
export const options = optionsOf("read-heavy", setting);
export const handleSummary = summaryOf("hitl-read-heavy", setting);

export default function () {
  act(loads["read-heavy"].mix);
}
