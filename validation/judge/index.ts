export { type JudgedPlay, judgeAccuracy } from "./accuracy.ts";
export { boundOf } from "./bound.ts";
export { judgeLatency } from "./latency.ts";
export { momentOf, type Play, type Sightings, sightingsOf, timeOf } from "./play.ts";
export { judgeRoutes } from "./routes.ts";
