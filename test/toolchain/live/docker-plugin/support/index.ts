export { inspect, logsOf } from "./look.ts";
export { installPlugin, upstream } from "./plugin-folder.ts";
export { sleeper } from "./sleeper.ts";
export { type Outcome, type Workbench, withWorkbench } from "./workbench.ts";
