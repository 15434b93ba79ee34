import { type Html, html } from "../../kit/index.ts";
import type { HeartbeatState, HeartbeatStatus } from "../heartbeat.ts";
import { ago, moment, span } from "./time.ts";

/** The dead man's switch: the one thing on the page that must be right when everything else is quiet. */
export function heartbeatCard(status: HeartbeatStatus, nowMs: number): Html {
  const { title, detail } = words[status.state](status, nowMs);
  return html`<section class="card heartbeat ${status.state}" role="${status.state === "silent" ? "alert" : "status"}">
<span class="pulse" aria-hidden="true"></span>
<div><h2>${title}</h2><p>${detail}</p></div>
</section>`;
}

const words: Readonly<
  Record<HeartbeatState, (status: HeartbeatStatus, nowMs: number) => { title: string; detail: Html }>
> = {
  beating: (status, nowMs) => ({
    title: `${status.alert} arrives`,
    detail: html`${lastSeen(status, nowMs)} It must come at least every ${span(status.maxSilenceMs)}.`,
  }),
  waiting: (status, nowMs) => ({
    title: `Waiting for ${status.alert}`,
    detail: html`${lastSeen(status, nowMs)} It must come within ${span(status.maxSilenceMs)} of the inbox's start.`,
  }),
  silent: (status, nowMs) => ({
    title: `${status.alert} has stopped: alerts may reach nobody`,
    detail: html`${
      status.lastSeenMs === undefined
        ? html`Never seen in the ${span(status.quietForMs)} since the inbox started`
        : html`Last seen ${ago(status.quietForMs)}, at ${moment(status.lastSeenMs, nowMs)}`
    }; ${span(status.maxSilenceMs)} are allowed. Look at Prometheus, at Alertmanager, and at the route that leads here.`,
  }),
};

function lastSeen({ lastSeenMs }: HeartbeatStatus, nowMs: number): Html {
  if (lastSeenMs === undefined) return html`Never seen.`;
  return html`Last seen ${ago(nowMs - lastSeenMs)}, at ${moment(lastSeenMs, nowMs)}.`;
}
