import {
  criticalMutesLesser,
  email,
  type Integration,
  pagerduty,
  type Receiver,
  type Routing,
  receiver,
  slack,
  watchdogRoute,
  webhook,
} from "../alerts/kit/index.ts";
import type { Duration } from "../metrics/kit/index.ts";
import type { ReceiverSettings, Settings } from "../settings/index.ts";
import { ownFolder } from "./release.ts";

const inbox = "inbox";
const heartbeat = "heartbeat";

/**
 * Who is told what, as the settings say; `toldApartBy` are labels of alerts that must be equal for one to mute another.
 *
 * Every receiver tells the inbox too, so that what was told, by which route and when can be seen in every environment.
 */
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

function receiversOf(settings: Settings, used: readonly string[]): readonly Receiver[] {
  const { receivers, heartbeat: beat } = settings;
  const record = inboxOf(settings);
  const named = Object.entries(receivers).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...(used.includes(inbox) ? [receiver(inbox, [record])] : []),
    ...(beat === undefined
      ? []
      : [receiver(heartbeat, [webhook({ url: { secretFile: beat.secret }, sendResolved: false }), record])]),
    ...named.map(([name, given]) => receiver(name, [integration(given), record])),
  ];
}

function inboxOf({ tls }: Settings): Integration {
  return webhook({
    url: `${tls === undefined ? "http" : "https"}://inbox:9095/api/v1/notifications`,
    basicAuth: { username: "sightline", password: { secretFile: "internal-password" } },
    ...(tls === undefined ? {} : { tls: { caFile: { secretFile: "tls.crt" }, serverName: tls.serverName } }),
  });
}

function integration(given: ReceiverSettings): Integration {
  const secret = { secretFile: given.secret };
  switch (given.kind) {
    case "pagerduty":
      return pagerduty({ routingKey: secret, description: '{{ template "sightline.title" . }}' });
    case "slack":
      return slack({
        apiUrl: secret,
        ...(given.channel === undefined ? {} : { channel: given.channel }),
        title: '{{ template "sightline.title" . }}',
        text: '{{ template "sightline.text" . }}',
      });
    case "webhook":
      return webhook({ url: secret });
    case "email": {
      const { to, from, smarthost, username = from } = given;
      return email({ to, from, smarthost, auth: { username, password: secret } });
    }
  }
}
