import { type Html, html } from "../../kit/index.ts";
import { hasPassed, type Requests, type Run } from "../run/index.ts";
import { ago, percent, rate, time, whole } from "./figures.ts";

/** The latest run of each test in a table, those that go on and those that failed first. */
export function runTable(runs: readonly Run[], now: number): Html {
  if (runs.length === 0)
    return html`<p class="card empty"><strong>No results yet.</strong> Send one: <code>curl --data-binary @summary.json …/api/v1/results/&lt;test&gt;</code></p>`;
  const sorted = runs.toSorted((a, b) => urgency(b) - urgency(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
  return html`<div class="card table"><table>
<thead><tr><th>Test</th><th>Result</th><th class="number">Requests</th><th class="number">Failed</th><th class="number">Rate</th><th class="number">P50</th><th class="number">P95</th><th class="number">P99</th><th class="number">Users</th><th class="number">Took</th><th class="number">When</th></tr></thead>
<tbody>
${sorted.map((run) => rows(run, now))}</tbody>
</table></div>`;
}

function rows(run: Run, now: number): Html {
  const broken = run.thresholds.filter(({ ok }) => !ok);
  const cut = Object.entries(run.cut ?? {}).map(
    ([kind, count]) => `${count} more ${kind}${count === 1 ? "" : "s"} without series`,
  );
  const remarks = [
    ...broken.slice(0, 5).map(({ metric, expression }) => `✘ ${metric} ${expression}`),
    ...(broken.length > 5 ? [`and ${broken.length - 5} more thresholds`] : []),
    ...cut,
  ];
  const [first, ...others] = run.totals;
  return html`<tr class="run">
<td>${run.test}<small>${run.tool}${run.version === undefined ? "" : ` ${run.version}`}${first !== undefined && run.totals.length > 1 && ` · ${first.protocol}`}</small>${remarks.map((remark) => html`<small class="remark">${remark}</small>`)}</td>
<td>${verdict(run)}</td>
${figures(first)}
<td class="number">${run.maxUsers === undefined ? "" : whole(run.maxUsers)}</td>
<td class="number">${run.durationSeconds === undefined ? "" : time(run.durationSeconds)}</td>
<td class="number">${run.running ? "now" : run.completedAt === undefined ? ago(now - run.seenAt) : ago(now - run.completedAt)}</td>
</tr>
${others.map((total) => detail(total.protocol, total))}${run.operations.slice(0, shown).map((one) => detail(one.operation, one))}${run.operations.length > shown && html`<tr class="detail"><td colspan="11">${run.operations.length - shown} more operations in the <a href="/metrics">metrics</a></td></tr>`}`;
}

const shown = 12;

function detail(name: string, requests: Requests): Html {
  return html`<tr class="detail"><td>${name}</td><td></td>
${figures(requests)}
<td></td><td></td><td></td></tr>
`;
}

function figures(requests: Requests | undefined): Html {
  const quantile = (which: string) => {
    const [, seconds] = requests?.quantiles.find(([one]) => one === which) ?? [];
    return seconds === undefined ? "" : time(seconds);
  };
  const { requests: count, failures, perSecond } = requests ?? {};
  const failed = count === undefined || failures === undefined ? undefined : count === 0 ? 0 : failures / count;
  return html`<td class="number">${count === undefined ? "" : whole(count)}</td>
<td class="number${failed !== undefined && failed > 0 && " bad"}">${failed === undefined ? "" : percent(failed)}</td>
<td class="number">${perSecond === undefined ? "" : rate(perSecond)}</td>
<td class="number">${quantile("0.5")}</td><td class="number">${quantile("0.95")}</td><td class="number">${quantile("0.99")}</td>`;
}

function verdict(run: Run): Html {
  if (run.running) return html`<span class="chip warn">running</span>`;
  const passed = hasPassed(run);
  if (passed === undefined)
    return run.completedAt === undefined
      ? html`<span class="chip warn" title="Nothing more was heard of it">broke off</span>`
      : html`<span class="chip" title="The tool told of no thresholds">done</span>`;
  return passed ? html`<span class="chip good">passed</span>` : html`<span class="chip bad">failed</span>`;
}

function urgency(run: Run): number {
  if (run.running) return 2;
  return hasPassed(run) === false ? 1 : 0;
}

function nameOf({ test, tool }: Run): string {
  return `${test}\0${tool}`;
}
