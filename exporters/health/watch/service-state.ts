import type { Component } from "../body/index.ts";
import type { PlannedCheck } from "../settings/index.ts";
import { type ComponentNews, type ComponentStates, createComponentStates } from "./component-states.ts";
import type { Observation } from "./observation.ts";
import { createStartupWatch, type StartNews, type StartupWatch } from "./startup.ts";

/** What is remembered of one service, or of one process of it, beside its checks. */
export interface ServiceState {
  readonly service: string;
  readonly replica: string;
  readonly components: ComponentStates;
  readonly startup: StartupWatch;
}

/** What a round found out about one check of the service. */
export interface SeenCheck {
  readonly planned: PlannedCheck;
  readonly seen: Observation;
}

export function newServiceState({ service, replica }: PlannedCheck): ServiceState {
  return { service, replica, components: createComponentStates(), startup: createStartupWatch() };
}

/** What holds for a service in one round. */
export interface RoundRules {
  readonly maxComponents: number;
  /** The end of the round. */
  readonly nowMs: number;
  /** Of those of its checks that list components. */
  readonly lists: readonly ((name: string) => boolean)[];
}

/** Takes in what a round found; checks that it did not get to are not among them. */
export function observeService(
  { components, startup }: ServiceState,
  checks: readonly SeenCheck[],
  { maxComponents, nowMs, lists }: RoundRules,
): void {
  const [starts] = byPreference(checks, ["startup", "ready", "health", "live"]);
  if (starts !== undefined) startup.observe(startNews(starts.seen, checks));
  const sorted = byPreference(checks, ["ready", "health", "startup", "live"]);
  components.observe(componentNews(sorted), nowMs, { max: maxComponents, wants: listed(lists) });
}

/** One list is enough to leave out what is on none. */
function listed(lists: RoundRules["lists"]): (name: string) => boolean {
  return (name) => lists.length === 0 || lists.some((has) => has(name));
}

/** Of the checks that name a component, the first has the say. */
function componentNews(sorted: readonly SeenCheck[]): ComponentNews {
  const bodies = sorted.flatMap(({ seen: { body } }) => (typeof body === "object" ? [body] : []));
  if (bodies.length === 0) return { reason: silence(sorted) };
  const named = new Map<string, Component>();
  for (const component of bodies.flatMap((body) => body.components))
    if (!named.has(component.name)) named.set(component.name, component);
  return [...named.values()];
}

function silence(checks: readonly SeenCheck[]): string {
  if (checks.length === 0) return "not_asked";
  const fault = checks.map(({ seen }) => seen.body).find((body) => typeof body === "string");
  if (fault !== undefined) return fault;
  return checks.some(({ seen }) => seen.answered) ? "no_body" : "no_answer";
}

const gone: readonly unknown[] = ["resolve", "refused", "unreachable"];

/** The start is told by whichever body tells it. */
function startNews({ atMs, up, answered, reason }: Observation, checks: readonly SeenCheck[]): StartNews {
  const bodies = checks.flatMap(({ seen: { body } }) => (typeof body === "object" ? [body] : []));
  const presence = answered ? "there" : gone.includes(reason) ? "gone" : "unsure";
  const told = <Key extends "startedAtMs" | "startupSeconds">(key: Key) =>
    bodies.map((body) => body[key]).find((value) => value !== undefined);
  return { atMs, presence, ready: up, startedAtMs: told("startedAtMs"), startupSeconds: told("startupSeconds") };
}

function byPreference(checks: readonly SeenCheck[], order: readonly string[]): readonly SeenCheck[] {
  const rank = ({ planned: { check } }: SeenCheck) => (order.includes(check) ? order.indexOf(check) : order.length);
  return checks.toSorted((one, other) => rank(one) - rank(other));
}
