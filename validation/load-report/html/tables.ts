import { type Html, html } from "../../../exporters/kit/index.ts";
import { rate, time, whole } from "../../../exporters/load-test/reading/index.ts";
import { type Change, type OperationInRun, timeNames } from "../compare/index.ts";
import type { LoadReport } from "../load-report.ts";
import {
  dash,
  failedText,
  judgedText,
  rateText,
  ratioText,
  requestsText,
  timeText,
  timeTitle,
} from "../words/index.ts";

export function runsTable({ runs }: LoadReport): Html {
  const hasWorkers = runs.some(({ workers }) => workers !== undefined);
  return html`<div class="card table"><table>
<thead><tr><th>Run</th><th>Result</th><th class="number">Took</th><th class="number">Users</th>${hasWorkers && html`<th class="number">Workers</th>`}<th>Thresholds, checks that failed</th></tr></thead>
<tbody>
${runs.map(
  (
    run,
    n,
  ) => html`<tr><td class="name"><span class="s${n % 8}"><span class="swatch"></span></span>${run.name}<small>${[run.tool, run.version].filter(Boolean).join(" ")} · ${run.files.join(", ")}</small></td>
<td>${resultChip(run.passed)}</td>
<td class="number">${run.durationSeconds === undefined ? dash : time(run.durationSeconds)}</td>
<td class="number">${run.maxUsers === undefined ? dash : whole(run.maxUsers)}</td>
${hasWorkers && html`<td class="number">${run.workers ?? dash}</td>`}
<td>${held(run)}</td></tr>
`,
)}</tbody></table></div>`;
}

function resultChip(passed: boolean | undefined): Html {
  if (passed === undefined) return html`<span class="chip">no thresholds</span>`;
  return passed ? html`<span class="chip good">met</span>` : html`<span class="chip bad">missed</span>`;
}

function held({ thresholds, checks }: LoadReport["runs"][number]): readonly Html[] {
  const missedFirst = thresholds.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  return [
    ...missedFirst.map(
      ({ metric, expression, ok }) =>
        html`<small class="${ok ? "good" : "bad"}">${ok ? "✔" : "✘"} <code>${metric} ${expression}</code></small>`,
    ),
    ...checks
      .filter(({ failed }) => failed > 0)
      .map(
        ({ name, passed, failed }) =>
          html`<small class="bad">✘ check “${name}” failed ${whole(failed)} of ${whole(passed + failed)} times</small>`,
      ),
  ];
}

/** Every figure with how it changed against the first run below it. */
export function operationsTable({ operations, runs }: LoadReport): Html {
  const all = operations.flatMap((one) => one.runs.flatMap((run) => run ?? []));
  const shown = timeNames.filter((name) => all.some(({ times }) => times[name] !== undefined));
  return html`<div class="card table"><table>
<thead><tr><th>Operation</th><th>Run</th><th class="number">Requests</th><th class="number">Rate</th><th class="number">Failed</th>${shown.map((name) => html`<th class="number">${timeTitle(name)}</th>`)}</tr></thead>
<tbody>
${operations.map(({ protocol, name, runs: inRuns }) => {
  const first = inRuns.findIndex((one) => one !== undefined);
  return inRuns.map(
    (figures, n) =>
      figures !== undefined &&
      html`<tr class="${n !== first && "more"}"><td class="name">${n === first && html`${name ?? "all"}<small>${protocol}</small>`}</td><td><span class="s${n % 8}"><span class="swatch"></span></span>${runs[n]?.name}</td>
${cell(requestsText(figures))}${cell(rateText(figures), figures, "rate")}${cell(failedText(figures), figures, "failed")}${shown.map((one) => cell(timeText(figures, one), figures, one))}</tr>
`,
  );
})}</tbody></table></div>`;
}

function cell(text: string, figures?: OperationInRun, figure?: Change["figure"]): Html {
  const change = figures?.changes?.find((one) => one.figure === figure);
  return html`<td class="number">${text}${change !== undefined && html`<small class="${tone(change)}">${judgedText(change)}</small>`}</td>`;
}

function tone({ verdict }: Change): string {
  return { better: "good", worse: "bad", noise: "", unclear: "" }[verdict];
}

export function scalingTable({ by, points }: NonNullable<LoadReport["scaling"]>): Html {
  return html`<div class="card table"><table>
<thead><tr><th class="number">${by === "workers" ? "Workers" : "Users"}</th><th>Run</th><th class="number">Rate</th><th class="number">Coefficient</th><th class="number">Gained by each one added</th></tr></thead>
<tbody>${points.map(
    ({
      count,
      run,
      perSecond,
      coefficient,
      gained,
    }) => html`<tr><td class="number">${whole(count)}</td><td>${run}</td><td class="number">${rate(perSecond)}</td><td class="number">${coefficient.toFixed(2)}</td><td class="number">${gained === undefined ? dash : gained < 0 ? `−${rate(-gained)}` : rate(gained)}</td></tr>
`,
  )}</tbody></table></div>`;
}

export function protocolTable({ protocols }: LoadReport): Html {
  const several = new Set(protocols.map(({ run }) => run)).size > 1;
  const hasMemory = protocols.some(({ http, grpc }) => http.memory !== undefined || grpc.memory !== undefined);
  const megabytes = (bytes: number | undefined) => (bytes === undefined ? dash : `${(bytes / 1e6).toFixed(1)} MB`);
  return html`<div class="card table"><table>
<thead><tr><th>Operation</th><th></th><th class="number">Requests</th><th class="number">Failed</th><th class="number">P50</th><th class="number">P95</th><th class="number">P99</th>${hasMemory && html`<th class="number">Memory</th>`}</tr></thead>
<tbody>
${protocols.map((pair) =>
  (["http", "grpc"] as const).map((protocol) => {
    const side = pair[protocol];
    const change = (name: string) =>
      protocol === "grpc" ? pair.changes.find(({ figure }) => figure === name) : undefined;
    return html`<tr class="${protocol === "grpc" && "more"}"><td class="name">${protocol === "http" && html`${pair.operation}${several && html`<small>${pair.run}</small>`}`}</td><td><span class="s${protocol === "http" ? 0 : 1}"><span class="swatch"></span></span>${protocol === "http" ? "HTTP" : "gRPC"}</td>
${cell(requestsText(side))}${cell(failedText(side))}${(["p50", "p95", "p99"] as const).map((name) => {
  const changed = change(name);
  return html`<td class="number">${timeText(side, name)}${changed !== undefined && html`<small class="${tone(changed)}">${ratioText(changed)}</small>`}</td>`;
})}${hasMemory && cell(megabytes(side.memory))}</tr>
`;
  }),
)}</tbody></table></div>`;
}
