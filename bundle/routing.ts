import {
  causesMuteEffects,
  criticalMutesLesser,
  priorityPolicy,
  type Route,
  type Routing,
  type RuleGroup,
  type TimeInterval,
  tellingLabels,
  watchdogRoute,
} from "../alerts/kit/index.ts";
import type { Duration } from "../metrics/kit/index.ts";
import type { Settings } from "../settings/index.ts";
import { heartbeat, inbox, receiversOf } from "./receivers.ts";
import { ownFolder } from "./release.ts";

/** Who is told what, as the settings say, and which alerts of these groups keep quiet while which others fire. */
export function routingOf(settings: Settings, groups: readonly RuleGroup[]): Routing {
  const { defaultReceiver, grouping } = settings;
  const routes: readonly Route[] = [watchdog(settings), ...settings.routes.map(asRoute), ...byPriority(settings)];
  const meantFor = severitiesOfDefault(settings);
  const timeIntervals = Object.entries(settings.timeIntervals).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    receivers: receiversOf(settings, [defaultReceiver, ...routes.flatMap(({ receiver }) => receiver ?? [])]),
    route: {
      receiver: defaultReceiver,
      ...(meantFor === undefined ? {} : { meantFor: { severity: meantFor } }),
      groupBy: grouping.by,
      groupWait: grouping.wait as Duration,
      groupInterval: grouping.interval as Duration,
      repeatInterval: grouping.repeat as Duration,
      routes,
    },
    timeIntervals: timeIntervals.map(([name, spans]) => ({ name, spans }) as TimeInterval),
    inhibit: [criticalMutesLesser({ alsoEqual: tellingLabels(groups) }), ...causesMuteEffects(groups)],
    templates: [`${ownFolder}/templates/*.tmpl`],
  };
}

function asRoute({ muteDuring, activeDuring, ...given }: Settings["routes"][number]): Route {
  return {
    ...given,
    ...(muteDuring === undefined ? {} : { muteDuring }),
    ...(activeDuring === undefined ? {} : { activeDuring }),
  };
}

function byPriority({ priorities }: Settings): readonly Route[] {
  if (priorities === undefined) return [];
  const { workingHours, ...receivers } = priorities;
  return priorityPolicy(receivers, workingHours === undefined ? {} : { workingHours });
}

/** The inbox takes anything; of a default receiver beside routes nobody said that it is for what wakes somebody. */
function severitiesOfDefault(settings: Settings): readonly string[] | undefined {
  const { defaultFor, defaultReceiver, routes, priorities } = settings;
  if (defaultFor !== undefined) return defaultFor;
  return defaultReceiver === inbox || (routes.length === 0 && priorities === undefined)
    ? undefined
    : ["info", "warning"];
}

/** Names of the entries of `sightline:secrets` that Alertmanager reads, sorted. */
export function secretsOf({ receivers, heartbeat }: Settings): readonly string[] {
  const own = heartbeat === undefined ? [] : [heartbeat.secret];
  return [...new Set([...Object.values(receivers).map(({ secret }) => secret), ...own])].sort();
}

function watchdog({ heartbeat: beat }: Settings) {
  const own = beat === undefined ? { receiver: inbox } : { receiver: heartbeat, every: beat.interval as Duration };
  return { ...watchdogRoute(own), receiver: own.receiver };
}
