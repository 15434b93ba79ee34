export { engineClient } from "./client.ts";
export { type Engine, engine, engineRemedy, findEngine } from "./connect.ts";
export { type Host, inspectHost, type LocalEngine, localEngine } from "./local-engine.ts";
export { startEngine } from "./start-engine.ts";
