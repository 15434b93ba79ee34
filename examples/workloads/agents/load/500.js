import { operate, setup, teardown } from "./operation.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// Five hundred agents: they wait for each other, and the limiters say no.
export const options = optionsOf("500", { short });
export const handleSummary = summaryOf("500");
export { setup, teardown };

export default operate;
