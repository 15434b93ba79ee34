import { summaryOf } from "../../kit/load/summary.js";
import { loads } from "./loads.js";
import { act } from "./operations.js";
import { optionsOf } from "./options.js";
import { setting } from "./setting.js";

// A busy hour: half of the requests create or decide.
export const options = optionsOf("write-heavy", setting);
export const handleSummary = summaryOf("hitl-write-heavy", setting);

export default function () {
  act(loads["write-heavy"].mix);
}
