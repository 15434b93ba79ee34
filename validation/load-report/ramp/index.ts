export { type Ramp, rampsOf } from "./capacity.ts";
