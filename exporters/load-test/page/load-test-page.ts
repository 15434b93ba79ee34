import { html, type Page } from "../../kit/index.ts";
import { hasPassed, type Run } from "../run/index.ts";
import { runTable } from "./run-table.ts";
import { style } from "./style.ts";

export interface LoadTestPageOptions {
  readonly runs: readonly Run[];
  /** Seconds since 1970. */
  readonly now: number;
  readonly version: string;
}

/** The page at `/`: the latest run of each test, and how it went. */
export function loadTestPage({ runs, now, version }: LoadTestPageOptions): Page {
  return {
    title: `${titleOf(runs)} · Sightline load tests`,
    style,
    refreshSeconds: 15,
    body: html`<main class="wrap">
<header>
<div><p class="brand">Sightline</p><h1>Load tests</h1></div>
<p class="soft">The latest run of each test · refreshes every 15 s</p>
</header>
${runTable(runs, now)}
<footer><a href="/metrics">Metrics</a><a href="/api/v1/results">Results as JSON</a><a href="/-/config">Settings in force</a><a href="/-/ready">Ready</a><span>Version ${version}</span></footer>
</main>`,
  };
}

function titleOf(runs: readonly Run[]): string {
  const running = runs.filter((run) => run.running).length;
  if (running > 0) return `${running} running`;
  const failed = runs.filter((run) => hasPassed(run) === false).length;
  const tests = `${runs.length} ${runs.length === 1 ? "test" : "tests"}`;
  return failed === 0 ? tests : `${failed} of ${tests} failed`;
}
