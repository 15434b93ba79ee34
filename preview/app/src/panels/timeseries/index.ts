export { timeseries } from "./timeseries.tsx";
