import { html } from "./html.ts";
import type { Page } from "./page.ts";
import type { ProgramInfo } from "./program/index.ts";

/** One thing to look at, with a line on what it shows. */
export interface Link {
  readonly href: string;
  readonly title: string;
  readonly description: string;
}

const own: readonly Link[] = [
  { href: "/metrics", title: "Metrics", description: "For Prometheus, in its text format or OpenMetrics." },
  { href: "/-/healthy", title: "Healthy", description: "200 as long as the process answers." },
  { href: "/-/ready", title: "Ready", description: "200 when it can do its work." },
];

/** The page at `/` of a program that has no page of its own. */
export function landingPage({ name, description, version }: ProgramInfo, links: readonly Link[] = []): Page {
  return {
    title: `${name} · Sightline`,
    style,
    body: html`<main class="wrap landing">
<p class="brand">Sightline</p>
<h1>${name}</h1>
<p class="soft">${description}</p>
<ul class="card">
${[...links, ...own].map(
  (link) => html`<li><a href="${link.href}">${link.title}</a><span class="soft">${link.description}</span></li>
`,
)}</ul>
<footer>Version ${version}</footer>
</main>`,
  };
}

const style = `
.landing { max-width: 40rem; }
.landing ul { list-style: none; margin: 1.5rem 0 0; padding: 0; }
.landing li { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; padding: 0.8rem 1.1rem; }
.landing li + li { border-top: 1px solid var(--line); }
.landing li a { font-weight: 600; }
`;
