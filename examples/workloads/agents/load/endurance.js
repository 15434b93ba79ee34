import { operate, setup, teardown } from "./operation.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// A day of ordinary work: what only grows, shows.
export const options = optionsOf("endurance", { short });
export const handleSummary = summaryOf("endurance");
export { setup, teardown };

export default operate;
