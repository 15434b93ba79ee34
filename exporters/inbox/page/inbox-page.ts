import { type Html, html, type Page } from "../../kit/index.ts";
import type { HeartbeatStatus } from "../heartbeat.ts";
import type { Mailbox } from "../mailbox.ts";
import { hasAlert, isDrill, isOnly, type Notification } from "../notification.ts";
import { select } from "../query.ts";
import { filterBar } from "./filter-bar.ts";
import { heartbeatCard } from "./heartbeat-card.ts";
import { notificationCard } from "./notification-card.ts";
import { style } from "./style.ts";
import { ago } from "./time.ts";
import { addressOf, type View } from "./view.ts";

export interface InboxPageOptions {
  readonly mailbox: Mailbox;
  readonly heartbeat: HeartbeatStatus;
  readonly view: View;
  readonly nowMs: number;
  readonly version: string;
}

const shown = 50;

/** The page people look at: is the way alive, what fires, what arrived. */
export function inboxPage({ mailbox, heartbeat, view, nowMs, version }: InboxPageOptions): Page {
  const wanted = mailbox.notifications.filter((one) => view.heartbeats === "shown" || !isOnly(one, heartbeat.alert));
  const { matched, selected } = select(wanted, { ...view, limit: shown });
  const firing = firingGroups(mailbox.notifications, heartbeat.alert);
  const newest = mailbox.notifications.at(-1);
  return {
    title: `${heartbeat.state === "silent" ? "Silent: no heartbeat" : firing === 0 ? "Nothing firing" : `${firing} firing`} · Sightline inbox`,
    style,
    ...(view.refresh === "off" ? {} : { refreshSeconds: 5 }),
    body: html`<main class="wrap">
<header>
<div><p class="brand">Sightline</p><h1>Inbox</h1></div>
${refreshControl(view)}
</header>
${heartbeatCard(heartbeat, nowMs)}
<dl class="card figures">
<div><dt>Firing groups</dt><dd${firing > 0 && html` class="bad"`}>${firing}</dd></div>
<div><dt>Notifications kept</dt><dd>${mailbox.notifications.length}</dd></div>
<div><dt>Last arrival</dt><dd>${newest === undefined ? "none yet" : ago(nowMs - newest.receivedAtMs)}</dd></div>
</dl>
${filterBar(mailbox.notifications, heartbeat.alert, view)}
<h2 class="unseen">Notifications, newest first</h2>
${
  selected.length === 0
    ? nothing(mailbox.notifications.length > 0)
    : html`<ol class="list" reversed>
${selected.map(
  (one) => html`<li>${notificationCard(one, { heartbeatAlert: heartbeat.alert, nowMs, view })}</li>
`,
)}</ol>`
}
${matched > selected.length && html`<p class="soft more">The newest ${selected.length} of ${matched}; all of them are in the <a href="/api/v1/notifications?limit=${matched}">JSON</a>.</p>`}
<footer><a href="/api/v1/notifications">Notifications as JSON</a><a href="/api/v1/heartbeat">Heartbeat as JSON</a><a href="/metrics">Metrics</a><span>Version ${version}</span></footer>
</main>`,
  };
}

function refreshControl(view: View): Html {
  return view.refresh === "off"
    ? html`<p class="soft refresh">Paused · <a href="${addressOf(view, { refresh: undefined })}">Resume</a></p>`
    : html`<p class="soft refresh">Refreshes every 5 s · <a href="${addressOf(view, { refresh: "off" })}">Pause</a></p>`;
}

function nothing(filtered: boolean): Html {
  return filtered
    ? html`<p class="card empty"><strong>Nothing to show.</strong> Heartbeats are hidden, and nothing else matches the filters.</p>`
    : html`<p class="card empty"><strong>No notifications yet.</strong> Whatever Alertmanager sends here appears within seconds.</p>`;
}

/** How many groups were firing in the last that was heard of them; the heartbeat fires always and does not count, nor does a drill. */
function firingGroups(notifications: readonly Notification[], heartbeatAlert: string): number {
  const last = new Map(notifications.map((one) => [`${one.receiver}\0${one.groupKey}`, one]));
  return [...last.values()].filter((one) => one.status === "firing" && !hasAlert(one, heartbeatAlert) && !isDrill(one))
    .length;
}
