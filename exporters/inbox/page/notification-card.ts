import { type Html, html } from "../../kit/index.ts";
import { type Alert, isDrill, isOnly, type Notification } from "../notification.ts";
import { ago, moment } from "./time.ts";
import { addressOf, type View } from "./view.ts";

const shownAlerts = 6;
// The heartbeat fires all the time: that is no alarm.
const lookNames = { firing: "Firing", resolved: "Resolved", beat: "Heartbeat" } as const;

export interface CardOptions {
  readonly heartbeatAlert: string;
  readonly nowMs: number;
  readonly view: View;
}

/** One notification: what, to whom, when, and what tells its alerts apart. */
export function notificationCard(one: Notification, { heartbeatAlert, nowMs, view }: CardOptions): Html {
  const look = isOnly(one, heartbeatAlert) ? "beat" : one.status;
  const names = countNames(one.alerts);
  const more = Math.max(0, one.alerts.length - shownAlerts) + one.truncatedAlerts;
  return html`<article class="card note ${look}${isDrill(one) && " drill"}">
<div class="head">
<span class="state">${lookNames[look]}</span>${isDrill(one) && html`<span class="state">Drill</span>`}
<h3>${names.map(([name, count]) => html`<a href="${addressOf(view, { alertname: name })}">${name}</a>${count > 1 && html` <span class="soft">×${count}</span>`} `)}</h3>
<p class="when">${moment(one.receivedAtMs, nowMs)}<span class="soft">${ago(nowMs - one.receivedAtMs)}</span></p>
</div>
<p class="labels">
<span class="receiver"><span class="soft">to</span> ${one.receiver}</span>
${commonChips(one)}
</p>
<ul>
${one.alerts.slice(0, shownAlerts).map((alert) => alertLine(alert, one))}</ul>
${more > 0 && html`<p class="soft more">and ${more} more</p>`}
</article>`;
}

function alertLine(alert: Alert, { status, commonLabels }: Notification): Html {
  const own = Object.entries(alert.labels).filter(([name]) => !(name in commonLabels) && name !== "alertname");
  const text = alert.annotations.summary ?? alert.annotations.description;
  // A group still fires while one of its alerts does: those that are over say so.
  const over = status === "firing" && alert.status === "resolved";
  return html`<li>${over && html`<span class="over">resolved</span> `}${text} ${own.map(chip)}</li>
`;
}

/** What all its alerts share: how bad it is, then what Alertmanager grouped by, then the rest. */
function commonChips({ commonLabels, groupLabels }: Notification): Html[] {
  const rank = (name: string) => (name === "severity" ? 0 : name in groupLabels ? 1 : 2);
  return Object.entries(commonLabels)
    .filter(([name]) => name !== "alertname")
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(chip);
}

function chip([name, value]: readonly [string, string]): Html {
  const tone = name === "severity" && ["critical", "warning"].includes(value) && ` ${value}`;
  return html`<code class="chip${tone}">${name}=<b>${value}</b></code> `;
}

function countNames(alerts: readonly Alert[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { labels } of alerts) {
    const name = labels.alertname ?? "no name";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts];
}
