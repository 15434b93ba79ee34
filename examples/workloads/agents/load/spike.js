import { operate, setup, teardown } from "./operation.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// Ten times the agents within seconds, and back.
export const options = optionsOf("spike", { short });
export const handleSummary = summaryOf("spike");
export { setup, teardown };

export default operate;
