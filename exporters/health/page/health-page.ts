import { type Html, html, type Page } from "../../kit/index.ts";
import type { Plan } from "../settings/index.ts";
import type { CheckSummary, ServiceSummary } from "../watch/index.ts";
import { style } from "./style.ts";

export interface HealthPageOptions {
  readonly services: readonly ServiceSummary[];
  /** Whether a round of checks was made. */
  readonly hasRead: boolean;
  readonly plan: Plan;
  readonly version: string;
}

/** More services than this are left to the metrics. */
const shown = 200;

/** The page at `/`: which services are well, and what is wrong with those that are not. */
export function healthPage({ services, hasRead, plan, version }: HealthPageOptions): Page {
  const sorted = services.toSorted((one, other) => Number(isWell(one)) - Number(isWell(other)));
  const failing = services.filter((service) => !isWell(service)).length;
  return {
    title: `${failing === 0 ? `${services.length} services` : `${failing} of ${services.length} services failing`} · Sightline health`,
    style,
    refreshSeconds: 15,
    body: html`<main class="wrap">
<header>
<div><p class="brand">Sightline</p><h1>Health</h1></div>
<p class="soft">${hasRead ? `${plan.checks.length} checks · refreshes every 15 s` : "Not asked yet"}</p>
</header>
${services.length === 0 && html`<p class="card empty"><strong>${plan.checks.length === 0 ? "No checks." : "Nothing has been asked yet."}</strong> ${plan.checks.length === 0 ? "The settings name none; /probe answers for the targets they allow." : "The first round is under way."}</p>`}
${sorted.slice(0, shown).map(serviceCard)}
${services.length > shown && html`<p class="soft">The first ${shown} of ${services.length} services; all of them are in the <a href="/metrics">metrics</a>.</p>`}
<footer><a href="/metrics">Metrics</a><a href="/-/config">Settings in force</a><a href="/-/ready">Ready</a><span>Version ${version}</span></footer>
</main>`,
  };
}

function isWell({ checks }: ServiceSummary): boolean {
  return checks.every(({ state }) => state.last?.up !== false);
}

function serviceCard(summary: ServiceSummary): Html {
  const { service, replica, checks, components, startup } = summary;
  const start = startup !== undefined && "seconds" in startup ? `started in ${round(startup.seconds)} s` : undefined;
  const parts = components.known;
  return html`<section class="card service${!isWell(summary) && " bad"}">
<h2>${service}${replica !== "" && html` <small>${replica}</small>`}${start !== undefined && html` <small>${start}</small>`}</h2>
<ul>
${checks.map(checkLine)}</ul>
${parts.length > 0 && html`<p class="parts">${parts.map(({ name, state }) => html`<span class="chip ${kinds[state ?? "unknown"]}">${name}: ${state ?? "not told"}</span>`)}</p>`}
</section>
`;
}

function checkLine({ planned, state: { last, asked } }: CheckSummary): Html {
  const [kind, word] =
    !asked || last === undefined ? ["plain", "not asked"] : last.up ? ["good", "well"] : ["bad", "failing"];
  const fault = last?.up === false ? `${last.message}` : undefined;
  return html`<li><strong>${planned.check}</strong><span class="chip ${kind}">${word}</span><span>${fault ?? html`<span class="soft">${planned.target.url}</span>`}</span></li>
`;
}

const kinds = { up: "good", degraded: "warn", down: "bad", unknown: "plain" } as const;

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
