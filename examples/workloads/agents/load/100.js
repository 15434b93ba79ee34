import { operate, setup, teardown } from "./operation.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// A hundred agents at work.
export const options = optionsOf("100", { short });
export const handleSummary = summaryOf("100");
export { setup, teardown };

export default operate;
