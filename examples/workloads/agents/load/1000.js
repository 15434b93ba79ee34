import { operate, setup, teardown } from "./operation.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// A thousand agents: permits and connections run short, and the limiters say no.
export const options = optionsOf("1000", { short });
export const handleSummary = summaryOf("1000");
export { setup, teardown };

export default operate;
