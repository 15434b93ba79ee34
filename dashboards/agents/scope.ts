import { scrape } from "../../metrics/index.ts";
import { labelVariable, variable } from "../kit/index.ts";

/** What the dashboards of the agents have in common. */
export const system = "agents";
export const owner = "agents";

/** Addresses of the two; links and bookmarks hold to them. */
export const uids = { concurrency: "agents-concurrency", limits: "agents-limits" } as const;

/** The processes chosen at the top of the page. */
export const here = { job: "agents", instance: variable("instance") };

/** As the health exporter asks them. */
export const health = { service: "agents", check: "health" };

// Taken from `up`: what a panel selects may not have happened on every instance yet.
export const variables = [
  labelVariable("instance", { title: "Process", of: scrape.up.where({ job: "agents" }), label: "instance" }),
];

/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";
