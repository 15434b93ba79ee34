import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { acquireChromium } from "../../toolchain/index.ts";
import { columns, figures, median, range } from "../columns.ts";
import { startBrowsedPrometheus } from "./browsed-prometheus.ts";
import { benchDashboard, editedProject } from "./edited-project.ts";
import { editToVisible, heapGrowth, paints, picturesPerSecond } from "./measures.ts";
import { startCommand } from "./preview-command.ts";

interface Line {
  readonly what: string;
  readonly unit: string;
  readonly measured: readonly number[];
  /** What it must stay below; none for what is only told. */
  readonly limit?: number;
}

/**
 * What the preview costs whoever looks at it: a dashboard of 20 panels on a real Prometheus, rendered from a project's TypeScript by the
 * command, in a real browser. Ratios above 1 miss the limit.
 */
export async function benchPreview(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-bench-preview-"));
  const executablePath = await acquireChromium();
  const prometheus = await startBrowsedPrometheus(join(folder, "prometheus"));
  const project = await editedProject(join(folder, "project"));
  const preview = await startCommand(project.folder, prometheus.url);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = `${preview.url}/d/${benchDashboard}?from=now-5m&to=now&refresh=`;
    const { cold, warm, shipped } = await paints(page, { executablePath, runs: 5 });
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    const lines: readonly Line[] = [
      { what: "first full paint, browser fresh", unit: "s", measured: cold, limit: 3 },
      { what: "first full paint, pages kept", unit: "s", measured: warm, limit: 3 },
      { what: "bytes shipped", unit: "MB", measured: shipped },
      { what: "saved file to new panel", unit: "s", measured: await editToVisible(context, page, project), limit: 1 },
      { what: "heap grown by 60 refreshes", unit: "%", measured: await heapGrowth(context, page), limit: 10 },
      {
        what: "pictures of panels",
        unit: "per s",
        measured: await picturesPerSecond(join(folder, "pictures"), { chromium: executablePath, url: preview.url }),
      },
    ];
    console.log(table(lines));
  } finally {
    await browser.close();
    await preview.stop();
    await prometheus.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function table(lines: readonly Line[]): string {
  return columns(
    ["", "median", "min–max", "limit", "ratio"],
    lines.map(({ what, unit, measured, limit }) => [
      what,
      `${figures(median(measured))} ${unit}`,
      range(measured),
      limit === undefined ? "" : `< ${limit} ${unit}`,
      limit === undefined ? "" : `${figures(median(measured) / limit)} ×`,
    ]),
  );
}
