import type { LabelTest } from "../labels.ts";
import { eventFilters, judgeFilters } from "./filters.ts";
import { type Endpoint, type Refusal, refuse } from "./verdict.ts";

type Judged = { readonly query: string } | { readonly refusal: Refusal };

const truth = /^(0|1|true|false)$/;
const moment = /^\d{1,12}(\.\d{1,9})?$/;

/** The parameters that an endpoint takes, and what each may be; `filters` has rules of its own. */
const parameters: Readonly<Record<Endpoint, Readonly<Record<string, RegExp | "filters">>>> = {
  ping: {},
  version: {},
  containers: { all: truth, limit: /^-?\d{1,6}$/, filters: "filters" },
  container: {},
  // Without these two the engine keeps the connection, or takes two seconds.
  stats: { stream: /^(0|false)$/, "one-shot": /^(1|true)$/ },
  networks: { filters: "filters" },
  events: { since: moment, until: moment, filters: "filters" },
};

/** Reads a query strictly and writes it anew; returns it with its question mark, or empty. */
export function judgeQuery(endpoint: Endpoint, text: string, isAllowedLabel: LabelTest): Judged {
  const known = parameters[endpoint];
  const taken = new Map<string, string>();
  for (const pair of text === "" ? [] : text.split("&")) {
    const [, name = "", coded = ""] = /^([a-z-]+)=(.*)$/.exec(pair) ?? [];
    const form = Object.hasOwn(known, name) ? known[name] : undefined;
    if (form === undefined) return refuse("query", `only these parameters are let through here: ${list(known)}`);
    if (taken.has(name)) return refuse("query", `${name} stands there twice`);
    const value = decoded(coded);
    if (value === undefined) return refuse("query", `${name} is not encoded properly`);
    if (form === "filters") {
      const filters = judgeFilters(endpoint, value, isAllowedLabel);
      if ("refusal" in filters) return filters;
      taken.set(name, filters.text);
    } else if (form.test(value)) taken.set(name, value);
    else return refuse("query", `${name} must match ${form.source}`);
  }
  if (endpoint === "stats" && taken.size < 2)
    return refuse("query", "statistics are let through with stream=false&one-shot=true only");
  // Events of other things, and those that tell command lines, are never asked for.
  if (endpoint === "events" && !taken.has("filters")) taken.set("filters", eventFilters);
  const written = [...taken].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return { query: written === "" ? "" : `?${written}` };
}

function list(known: Readonly<Record<string, unknown>>): string {
  return Object.keys(known).join(", ") || "none";
}

/** Undefined when it is no UTF-8 in percent encoding; a plus is a space, as in forms. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
