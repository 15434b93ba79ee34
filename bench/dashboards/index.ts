import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { columns, figures, median, range } from "../columns.ts";
import { type Made, type Maker, makers } from "./maker.ts";
import { assertSamePanels } from "./same-panels.ts";

const dashboards = 1_000;
const times = 5;
const aims: Readonly<Record<Maker, string>> = { theirs: "", rendered: "≤ 1.5", checked: "≤ 3" };
const names: Readonly<Record<Maker, string>> = {
  theirs: "the SDK's builders",
  rendered: "rendered",
  checked: "checked and rendered",
};

/**
 * A thousand dashboards of twenty panels from their definitions to JSON in memory, beside the same panels made with the
 * builders of Grafana's foundation SDK. Each run is a process of its own; the turns alternate.
 */
export async function benchDashboards(): Promise<void> {
  assertSamePanels();
  const runs: Record<Maker, Made[]> = { theirs: [], rendered: [], checked: [] };
  for (let run = 0; run < times; run++) for (const maker of makers) runs[maker].push(await made(maker));
  const yardstick = middle(runs.theirs, "cpu");
  const lines = makers.map((maker) => [
    names[maker],
    figures(middle(runs[maker], "wall")),
    figures(middle(runs[maker], "cpu")),
    range(runs[maker].map(({ cpu }) => cpu)),
    figures(middle(runs[maker], "peak")),
    figures(middle(runs[maker], "bytes") / 1e6),
    figures(middle(runs[maker], "cpu") / yardstick),
    aims[maker],
  ]);
  const heading = [`${dashboards} × 20 panels`, "wall s", "CPU s", "min–max", "peak MB", "JSON MB", "CPU ÷ SDK", "aim"];
  console.log(`\n${columns(heading, lines)}\n`);
}

const run = promisify(execFile);
const program = fileURLToPath(new URL("make.ts", import.meta.url));

async function made(maker: Maker): Promise<Made> {
  const { stdout } = await run(process.execPath, [program, maker, String(dashboards)]);
  return JSON.parse(stdout) as Made;
}

function middle(runs: readonly Made[], of: keyof Made): number {
  return median(runs.map((one) => one[of]));
}
