import { load } from "js-yaml";
import * as z from "zod";
import { type Duration, formatDuration, milliseconds } from "../../../../metrics/kit/index.ts";
import type { Routing } from "../config.ts";
import type { RootRoute, Route } from "../route.ts";
import { readMatchers } from "./matchers.ts";
import { type ReadReceiver, receiverEntry } from "./receivers.ts";
import { timeIntervalEntry } from "./time-intervals.ts";

/** What a configuration of Alertmanager says of who is told what. */
export interface ReadConfig {
  /** Its receivers have no integrations here: what these are beyond their kind is not read. */
  readonly routing: Routing;
  readonly receivers: readonly ReadReceiver[];
}

/**
 * Reads `alertmanager.yml`, whoever wrote it: also as Alertmanager prints what it has applied, with defaults and without secrets.
 * @throws Error when it is no such configuration.
 */
export function readAlertmanagerConfig(text: string): ReadConfig {
  const read = config.safeParse(load(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join(".") || "the configuration"}: ${issue?.message ?? "cannot be read"}`);
  }
  const { route, receivers, inhibit_rules: inhibit, time_intervals, mute_time_intervals } = read.data;
  const { receiver = "", match: _everything, ...root } = routeOf(route);
  return {
    routing: {
      receivers: receivers.map(({ name }) => ({ name, integrations: [] })),
      route: { ...root, receiver } satisfies RootRoute,
      timeIntervals: [...time_intervals, ...mute_time_intervals],
      inhibit,
    },
    receivers,
  };
}

const texts = z.array(z.string()).nullish();
const labels = z.record(z.string(), z.coerce.string()).nullish();
const duration = z.string().transform((text) => formatDuration(milliseconds(text)) as Duration);

interface RouteEntry {
  readonly receiver?: string | undefined;
  readonly matchers?: readonly string[] | null | undefined;
  readonly match?: Readonly<Record<string, string>> | null | undefined;
  readonly match_re?: Readonly<Record<string, string>> | null | undefined;
  readonly continue?: boolean | undefined;
  readonly group_by?: readonly string[] | null | undefined;
  readonly group_wait?: Duration | undefined;
  readonly group_interval?: Duration | undefined;
  readonly repeat_interval?: Duration | undefined;
  readonly mute_time_intervals?: readonly string[] | null | undefined;
  readonly active_time_intervals?: readonly string[] | null | undefined;
  readonly routes?: readonly RouteEntry[] | null | undefined;
}

const routeEntry: z.ZodType<RouteEntry> = z.object({
  receiver: z.string().optional(),
  matchers: texts,
  match: labels,
  match_re: labels,
  continue: z.boolean().optional(),
  group_by: texts,
  group_wait: duration.optional(),
  group_interval: duration.optional(),
  repeat_interval: duration.optional(),
  mute_time_intervals: texts,
  active_time_intervals: texts,
  get routes() {
    return z.array(routeEntry).nullish();
  },
});

const inhibitionEntry = z
  .object({
    source_matchers: texts,
    source_match: labels,
    source_match_re: labels,
    target_matchers: texts,
    target_match: labels,
    target_match_re: labels,
    equal: texts,
  })
  .transform((one) => ({
    source: readMatchers(matcherTexts(one.source_matchers, one.source_match, one.source_match_re)),
    target: readMatchers(matcherTexts(one.target_matchers, one.target_match, one.target_match_re)),
    equal: (one.equal ?? []).toSorted(),
  }));

const config = z.object({
  route: routeEntry,
  receivers: z.array(receiverEntry).default([]),
  inhibit_rules: z.array(inhibitionEntry).default([]),
  time_intervals: z.array(timeIntervalEntry).default([]),
  mute_time_intervals: z.array(timeIntervalEntry).default([]),
});

function routeOf(entry: RouteEntry): Route {
  const { receiver, group_by: groupBy, group_wait, group_interval, repeat_interval, routes } = entry;
  const { mute_time_intervals: muteDuring, active_time_intervals: activeDuring } = entry;
  return {
    match: readMatchers(matcherTexts(entry.matchers, entry.match, entry.match_re)),
    ...(receiver === undefined || receiver === "" ? {} : { receiver }),
    ...(groupBy ? { groupBy: groupBy.toSorted() } : {}),
    ...(group_wait === undefined ? {} : { groupWait: group_wait }),
    ...(group_interval === undefined ? {} : { groupInterval: group_interval }),
    ...(repeat_interval === undefined ? {} : { repeatInterval: repeat_interval }),
    ...(muteDuring ? { muteDuring } : {}),
    ...(activeDuring ? { activeDuring } : {}),
    ...(entry.continue === true ? { continue: true } : {}),
    ...(routes ? { routes: routes.map(routeOf) } : {}),
  };
}

type Labels = Readonly<Record<string, string>> | null | undefined;

/** The two forms from before there were matchers are still taken. */
function matcherTexts(matchers: readonly string[] | null | undefined, equal: Labels, like: Labels): readonly string[] {
  const old = (of: Labels, operator: string) =>
    Object.entries(of ?? {}).map(([label, value]) => `${label}${operator}${JSON.stringify(value)}`);
  return [...(matchers ?? []), ...old(equal, "="), ...old(like, "=~")];
}
