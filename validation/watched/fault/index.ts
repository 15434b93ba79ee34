export { beginFault, type RunningFault } from "./begin-fault.ts";
