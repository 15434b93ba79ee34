import { type Html, html, type Page } from "../../kit/index.ts";
import type { ClusterSummary } from "../watch/index.ts";
import { groupTable } from "./group-table.ts";
import { style } from "./style.ts";

export interface LagPageOptions {
  readonly clusters: readonly ClusterSummary[];
  /** Milliseconds since they were read; undefined before the first reading. */
  readonly ageMs: number | undefined;
  readonly version: string;
}

/** The page at `/`: which clusters are read, which groups they have and how far these are behind. */
export function lagPage({ clusters, ageMs, version }: LagPageOptions): Page {
  return {
    title: `${titleOf(clusters)} · Sightline Kafka lag`,
    style,
    refreshSeconds: 15,
    body: html`<main class="wrap">
<header>
<div><p class="brand">Sightline</p><h1>Kafka lag</h1></div>
<p class="soft">${ageMs === undefined ? "Not read yet" : `Read ${Math.round(ageMs / 1000)} s ago · refreshes every 15 s`}</p>
</header>
${clusters.length === 0 && html`<p class="card empty"><strong>Nothing has been read yet.</strong> The first collection is under way; the program's log tells when it fails.</p>`}
${clusters.map((cluster) => clusterSection(cluster, clusters.length > 1))}
<footer><a href="/metrics">Metrics</a><a href="/-/config">Settings in force</a><a href="/-/ready">Ready</a><span>Version ${version}</span></footer>
</main>`,
  };
}

function titleOf(clusters: readonly ClusterSummary[]): string {
  const unreachable = clusters.filter((cluster) => cluster.unreachable !== undefined).length;
  if (unreachable > 0) return `${unreachable} of ${clusters.length} clusters unreachable`;
  const groups = clusters.flatMap((cluster) => cluster.groups);
  const troubled = groups.filter(({ status, found }) => found === false || !["ok", "unknown"].includes(status)).length;
  return troubled === 0
    ? `${groups.length} group${groups.length === 1 ? "" : "s"}`
    : `${troubled} of ${groups.length} groups in trouble`;
}

function clusterSection(cluster: ClusterSummary, several: boolean): Html {
  const { name, unreachable, brokers, topics, partitions, groups, failures, limitations } = cluster;
  const answered = brokers.filter((broker) => broker.answered !== false).length;
  return html`<section>
<div class="head"><h2>${name}</h2>${several && html`<a href="/metrics?cluster=${name}">Metrics of this cluster alone</a>`}</div>
${
  unreachable === undefined
    ? html`<dl class="card figures">
<div><dt>Brokers that answer</dt><dd${answered < brokers.length && html` class="bad"`}>${answered} of ${brokers.length}</dd></div>
<div><dt>Topics</dt><dd>${topics}</dd></div>
<div><dt>Partitions</dt><dd>${partitions}</dd></div>
<div><dt>Groups</dt><dd>${groups.length}</dd></div>
</dl>
${notes("Missing from this reading", failures, "bad")}
${notes("What these brokers cannot say", limitations, "soft")}
${groupTable(groups, several ? name : undefined)}`
    : html`<p class="card empty bad"><strong>The cluster cannot be read.</strong> ${unreachable}</p>`
}
</section>`;
}

const most = 8;

function notes(title: string, sentences: readonly string[], kind: "bad" | "soft"): Html | false {
  const rest = sentences.length - most;
  return (
    sentences.length > 0 &&
    html`<div class="card notes ${kind}"><h3>${title}</h3><ul>
${sentences.slice(0, most).map((sentence) => html`<li>${sentence}</li>`)}${rest > 0 && html`<li>and ${rest} more, in the metric kafka_broker_failures</li>`}
</ul></div>`
  );
}
