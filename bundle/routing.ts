import { criticalMutesLesser, type Routing, watchdogRoute } from "../alerts/kit/index.ts";
import type { Duration } from "../metrics/kit/index.ts";
import type { Settings } from "../settings/index.ts";
import { heartbeat, inbox, receiversOf } from "./receivers.ts";
import { ownFolder } from "./release.ts";

/** Who is told what, as the settings say; `toldApartBy` are labels of alerts that must be equal for one to mute another. */
export function routingOf(settings: Settings, toldApartBy: readonly string[]): Routing {
  const { defaultReceiver, grouping } = settings;
  const routes = [watchdog(settings), ...settings.routes];
  return {
    receivers: receiversOf(settings, [defaultReceiver, ...routes.map(({ receiver }) => receiver)]),
    route: {
      receiver: defaultReceiver,
      groupBy: grouping.by,
      groupWait: grouping.wait as Duration,
      groupInterval: grouping.interval as Duration,
      repeatInterval: grouping.repeat as Duration,
      routes,
    },
    inhibit: [criticalMutesLesser({ alsoEqual: toldApartBy })],
    templates: [`${ownFolder}/templates/*.tmpl`],
  };
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
