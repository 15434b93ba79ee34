import type { LabelTest } from "../labels.ts";
import { type Endpoint, type Refusal, refuse } from "./verdict.ts";

type Judged = { readonly text: string } | { readonly refusal: Refusal };

/** Events whose attributes hold nothing but names: those of commands that are run in a container tell their arguments. */
export const eventActions = [
  "create",
  "destroy",
  "die",
  "health_status",
  "kill",
  "oom",
  "pause",
  "rename",
  "restart",
  "start",
  "stop",
  "unpause",
  "update",
] as const;

/** What is asked for when the client does not say. */
export const eventFilters = JSON.stringify({ event: eventActions, type: ["container"] });

const keys: Readonly<Partial<Record<Endpoint, readonly string[]>>> = {
  containers: ["ancestor", "health", "id", "label", "name", "network", "status"],
  networks: ["driver", "id", "label", "name", "scope", "type"],
  events: ["container", "event", "type"],
};

/**
 * Reads filters in either of the engine's forms, `{"label": ["a"]}` and `{"label": {"a": true}}`, and writes them anew in the first.
 * A filter by a label that is not shown would tell its value by what it finds.
 */
export function judgeFilters(endpoint: Endpoint, text: string, isAllowedLabel: LabelTest): Judged {
  const filters = parse(text);
  if (filters === undefined) return refuse("filter", 'filters must be JSON like {"label": ["sightline.scrape=true"]}');
  const known = keys[endpoint] ?? [];
  const written: Record<string, readonly string[]> = {};
  for (const [key, value] of Object.entries(filters)) {
    const values = valuesOf(value);
    if (!known.includes(key)) return refuse("filter", `only these filters are let through here: ${known.join(", ")}`);
    if (values === undefined) return refuse("filter", `the filter ${key} must be a list of texts`);
    const label = key === "label" ? values.find((one) => !isAllowedLabel(one.split("=", 1)[0] ?? "")) : undefined;
    if (label !== undefined) return refuse("filter", "the filter names a label that is not on labels.allow");
    written[key] = values;
  }
  if (endpoint !== "events") return { text: JSON.stringify(written) };
  return judgeEvents(written);
}

function judgeEvents(filters: Readonly<Record<string, readonly string[]>>): Judged {
  const { type = ["container"], event = eventActions } = filters;
  if (type.some((one) => one !== "container")) return refuse("filter", "only events of containers are let through");
  const known: readonly string[] = eventActions;
  if (event.some((one) => !known.includes(one)))
    return refuse("filter", `only these events are let through: ${known.join(", ")}`);
  // An empty list would be no filter at all.
  const chosen = event.length === 0 ? eventActions : event;
  return { text: JSON.stringify({ ...filters, event: chosen, type: ["container"] }) };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function valuesOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? (value as string[]) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  return Object.values(value).every((one) => one === true) ? Object.keys(value) : undefined;
}
