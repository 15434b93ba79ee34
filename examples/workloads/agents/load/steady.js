import { steadyOptions } from "../../kit/load/steady.js";
import { operate } from "./operation.js";

// Agents at work without an end.
export const options = steadyOptions("agents", 10);

export default operate;
