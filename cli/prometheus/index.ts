export { type Ask, NotThere, type PrometheusAddress, prometheusApi } from "../../validation/index.ts";
export { exposedTo, targetsOf } from "./exposed.ts";
export { lookAgain } from "./look-again.ts";
