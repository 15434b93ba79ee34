import { scrape } from "../../metrics/index.ts";
import { labelVariable, not, variable } from "../kit/index.ts";

/** What the dashboards of the bridge have in common. */
export const system = "governance-bridge";
export const owner = "governance";
export const job = "governance-bridge";

/** Addresses of the two; links and bookmarks hold to them. */
export const uids = { overview: "governance-bridge-overview", memory: "governance-bridge-memory" } as const;

/** The instances chosen at the top of the page. */
export const here = { job, instance: variable("instance") };

/** Of gRPC's own health service only Check is an operation of the bridge; streams last as long as somebody watches. */
export const operations = { ...here, grpc_method: not(/List|Watch/) };

// Taken from `up`: what a panel selects may not have happened on every instance yet.
export const variables = [
  labelVariable("instance", { title: "Instance", of: scrape.up.where({ job }), label: "instance" }),
];

/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";

/** 99 of 100 answers come within this time, in seconds, over either protocol. */
export const objective = { steps: [{ from: 0.005, color: "red" }] } as const;
