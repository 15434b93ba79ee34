import { hitlTraffic } from "../../alerts/index.ts";
import { scrape } from "../../metrics/index.ts";
import { labelVariable, variable } from "../kit/index.ts";

/** What the three dashboards of HITL have in common. */
export const system = "hitl";
export const owner = "hitl";

/** Addresses of the three; links and bookmarks hold to them. */
export const uids = { overview: "hitl-overview", reviews: "hitl-reviews", health: "hitl-health" } as const;

/** As the health exporter calls it. */
export const service = "hitl-api";

/** The replicas chosen at the top of the page. */
export const here = { job: "hitl-api", instance: variable("instance") };

/** What people and systems ask of them; health endpoints are asked by the exporter and fail on purpose. */
export const traffic = { ...hitlTraffic, instance: variable("instance") };

// Taken from `up`: what a panel selects may not have happened on every instance yet.
export const variables = [
  labelVariable("instance", { title: "Replica", of: scrape.up.where({ job: "hitl-api" }), label: "instance" }),
];

/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";
