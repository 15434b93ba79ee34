import {
  email,
  type Integration,
  pagerduty,
  type Receiver,
  receiver,
  slack,
  teams,
  telegram,
  webhook,
} from "../alerts/kit/index.ts";
import type { ReceiverSettings, Settings } from "../settings/index.ts";

/** The receiver every stack has: the stack's own recorder of notifications. */
export const inbox = "inbox";
/** The receiver of Watchdog where the settings name an outside service. */
export const heartbeat = "heartbeat";

/** The receiver of drills: the inbox under a name of its own. */
export function drillReceiver(settings: Settings): Receiver {
  return receiver("drill", [inboxOf(settings)]);
}

/**
 * The receivers that the settings declare, and the stack's own; `used` are those that routes name.
 *
 * Every receiver tells the inbox too, so that what was told, by which route and when can be seen in every environment.
 */
export function receiversOf(settings: Settings, used: readonly string[]): readonly Receiver[] {
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

/** The texts are those of the bundle's notification template. */
function integration(given: ReceiverSettings): Integration {
  const secret = { secretFile: given.secret };
  switch (given.kind) {
    case "pagerduty":
      return pagerduty({
        routingKey: secret,
        description: say("title"),
        links: [
          { href: "{{ .CommonAnnotations.dashboard_url }}", text: "Panel" },
          { href: "{{ .CommonAnnotations.runbook_url }}", text: "Runbook" },
        ],
      });
    case "slack":
      return slack({
        apiUrl: secret,
        ...(given.channel === undefined ? {} : { channel: given.channel }),
        title: say("title"),
        titleLink: say("link"),
        text: say("slack"),
        color: say("color"),
        fallback: say("title"),
      });
    case "teams":
      return teams({ webhookUrl: secret, title: say("title"), text: say("teams") });
    case "telegram":
      return telegram({
        botToken: secret,
        chat: given.chat,
        ...(given.topic === undefined ? {} : { topic: given.topic }),
        text: say("message"),
      });
    case "webhook":
      return webhook({ url: secret });
    case "email": {
      const { to, from, smarthost, username = from } = given;
      const texts = { subject: say("title"), text: say("text"), html: say("html") };
      return email({ to, from, smarthost, auth: { username, password: secret }, ...texts });
    }
  }
}

function say(name: string): string {
  return `{{ template "sightline.${name}" . }}`;
}
