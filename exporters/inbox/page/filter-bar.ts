import { type Html, html } from "../../kit/index.ts";
import { isOnly, type Notification } from "../notification.ts";
import { addressOf, type View } from "./view.ts";

/** Choices as links, so that a filtered page can be bookmarked and needs no script. */
export function filterBar(notifications: readonly Notification[], heartbeatAlert: string, view: View): Html {
  const listed = notifications.filter((one) => view.heartbeats === "shown" || !isOnly(one, heartbeatAlert));
  const receivers = [...new Set(listed.map((one) => one.receiver))].sort();
  const choice = (text: string, chosen: boolean, changed: Parameters<typeof addressOf>[1]) =>
    html`<a href="${addressOf(view, changed)}"${chosen && html` aria-current="true"`}>${text}</a>`;
  return html`<nav class="filters" aria-label="Filters">
<div role="group" aria-label="Status">
${choice("All", view.status === undefined, { status: undefined })}
${choice("Firing", view.status === "firing", { status: "firing" })}
${choice("Resolved", view.status === "resolved", { status: "resolved" })}
</div>
${
  (receivers.length > 1 || view.receiver !== undefined) &&
  html`<div role="group" aria-label="Receiver">
${choice("Every receiver", view.receiver === undefined, { receiver: undefined })}
${receivers.map((receiver) => choice(receiver, view.receiver === receiver, { receiver }))}
</div>`
}
${view.alertname !== undefined && html`<div><a href="${addressOf(view, { alertname: undefined })}" aria-current="true">${view.alertname} <span aria-label="remove">×</span></a></div>`}
<div class="last">${
    view.heartbeats === "shown"
      ? choice("Hide heartbeats", false, { heartbeats: undefined })
      : choice("Show heartbeats", false, { heartbeats: "shown" })
  }</div>
</nav>`;
}
