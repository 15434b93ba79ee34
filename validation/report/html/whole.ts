import { type Html, type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { PartName, Result } from "../../result/index.ts";
import { type JudgedPart, judgedParts } from "../judged/index.ts";
import { plain } from "../words/index.ts";
import { accuracyBody } from "./accuracy.ts";
import { changesSection } from "./changes.ts";
import { collectionBody } from "./collection.ts";
import { conditionsSection } from "./conditions.ts";
import { dashboardsBody } from "./dashboards.ts";
import { faultsBody } from "./faults.ts";
import { latencyBody } from "./latency.ts";
import { page } from "./page.ts";
import { partSection, statusBadge } from "./pieces.ts";
import { resilienceBody } from "./resilience.ts";
import { routesBody } from "./routes.ts";
import { scoring, verdict } from "./verdict.ts";

/** The report as one page that needs nothing but itself: no script, no request. */
export function toHtml(result: Result): string {
  const parts = judgedParts(result);
  const subject = plain(`${result.project}/${result.stack}`);
  return page(
    `${result.complete ? "" : "interrupted, "}${result.readiness.verdict}: ${subject}`,
    html`<main class="wrap"><p class="brand">sightline validate</p>
${verdict(result)}
${links(parts)}
${changesSection(result.changes ?? [])}
${parts.map((part) => partSection(part, result.parts[part.part]?.findings ?? [], bodyOf(part.part, result)))}
${scoring(result)}
${conditionsSection(result)}
<footer><span>${subject}</span><span>${result.startedAt}</span></footer></main>`,
  );
}

function links(parts: readonly JudgedPart[]): Html {
  return html`<nav aria-label="Parts">${parts.map(
    ({ part, title, status }) => html`<a class="card" href="#${part}">${title} ${statusBadge(status)}</a>`,
  )}<a class="card" href="#score">Score</a><a class="card" href="#conditions">Conditions</a></nav>`;
}

function bodyOf(part: PartName, { parts, conditions: { factor } }: Result): HtmlPart {
  const { accuracy, latency, routes, dashboards, collection, resilience, faults } = parts;
  switch (part) {
    case "accuracy":
      return accuracy && accuracyBody(accuracy);
    case "latency":
      return latency && latencyBody(latency, factor);
    case "routes":
      return routes && routesBody(routes);
    case "dashboards":
      return dashboards && dashboardsBody(dashboards);
    case "collection":
      return collection && collectionBody(collection);
    case "resilience":
      return resilience && resilienceBody(resilience, factor);
    case "faults":
      return faults && faultsBody(faults, factor);
  }
}
