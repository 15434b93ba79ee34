export { type Scaling, type ScalingPoint, scalingOf } from "./scaling.ts";
export { throughputAt, type UslFit } from "./usl.ts";
