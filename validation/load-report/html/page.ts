import { type Html, html, pageText } from "../../../exporters/kit/index.ts";
import type { LoadReport } from "../load-report.ts";
import { noiseText, rampSentence, scalingSentence, verdictOf } from "../words/index.ts";
import { type LatencyRow, latencyPlot, scalingPlot, timeline } from "./plots/index.ts";
import { style } from "./style.ts";
import { operationsTable, protocolTable, runsTable, scalingTable } from "./tables.ts";

/** The report as one page that needs nothing else. */
export function pageOf(report: LoadReport): string {
  const { runs, missed, worse, scaling, ramps, protocols } = report;
  const verdict = verdictOf(report);
  const isBad = missed > 0 || worse > 0;
  return pageText({
    title: `${runs.map(({ name }) => name).join(", ")} · Sightline load tests`,
    style,
    body: html`<main class="wrap">
<header><p class="brand">Sightline</p><h1>Load tests</h1>
<p class="verdict"><span class="chip ${isBad ? "bad" : "good"}">${isBad ? "look here" : "fine"}</span> ${verdict}</p></header>
${remarks(report)}
<h2>Runs</h2>
${runsTable(report)}
<h2>Operations</h2>
<div class="card">${key(runs.map(({ name }) => name))}${latencyPlot(latencyRows(report), "Times by operation and run")}<p class="explained">From the median to the P99; the mark is the P95.</p></div>
${operationsTable(report)}
${runs.length > 1 && html`<p class="explained">${report.judged ? noiseText(report.tolerance) : "Changes between tools are not judged: they take their times differently."}</p>`}
${
  scaling !== undefined &&
  html`<h2>Scalability</h2>
<div class="card">${scalingPlot(scaling)}<p class="explained">${scalingSentence(scaling)} The dashed line is linear.</p></div>
${scalingTable(scaling)}`
}
${
  ramps.length > 0 &&
  html`<h2>Capacity and breaking point</h2>
${ramps.map(
  (
    ramp,
  ) => html`<div class="card"><h3>${ramp.run} <span class="soft">${ramp.protocol}</span></h3><p>${rampSentence(ramp)}</p>${timeline(ramp)}<p class="explained">Held to: ${ramp.limits.join("; ")}.</p></div>
`,
)}`
}
${
  protocols.length > 0 &&
  html`<h2>HTTP against gRPC</h2>
<div class="card">${key(["HTTP", "gRPC"])}${latencyPlot(protocolRows(report), "Times over HTTP and gRPC")}<p class="explained">From the median to the P99; the mark is the P95.</p></div>
${protocolTable(report)}`
}
</main>`,
  });
}

function remarks({ remarks: all }: LoadReport): readonly Html[] {
  const [bad, notes] = [all.filter(({ weight }) => weight === "bad"), all.filter(({ weight }) => weight === "note")];
  return [
    ...bad.map(
      ({
        text,
        reasons,
      }) => html`<div class="card bad"><strong>${text}</strong><ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul></div>
`,
    ),
    ...(notes.length > 0
      ? [html`<div class="card"><ul>${notes.map(({ text }) => html`<li>${text}</li>`)}</ul></div>`]
      : []),
  ];
}

function key(names: readonly string[]): Html {
  return html`<p class="key">${names.map((name, n) => html`<span><span class="s${n % 8}"><span class="swatch"></span></span>${name}</span>`)}</p>`;
}

function latencyRows({ operations, runs }: LoadReport): LatencyRow[] {
  return operations.map(({ protocol, name, runs: inRuns }) => ({
    title: `${name ?? "all"} (${protocol})`,
    bars: inRuns.flatMap((figures, n) =>
      figures === undefined ? [] : [{ series: n % 8, label: runs[n]?.name ?? "", figures }],
    ),
  }));
}

function protocolRows({ protocols }: LoadReport): LatencyRow[] {
  const several = new Set(protocols.map(({ run }) => run)).size > 1;
  return protocols.map(({ operation, run, http, grpc }) => ({
    title: several ? `${operation} (${run})` : operation,
    bars: [
      { series: 0, label: "HTTP", figures: http },
      { series: 1, label: "gRPC", figures: grpc },
    ],
  }));
}
