export { barGauge } from "./bar-gauge.tsx";
