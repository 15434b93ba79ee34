import { benchLint, benchObjectives } from "./alerts/index.ts";

const parts: Readonly<Record<string, () => Promise<void>>> = {
  objectives: benchObjectives,
  lint: benchLint,
};

/** What making and checking rules costs, each beside a peer or a yardstick in the same run. SIGHTLINE_BENCH_ALERTS=lint measures one only. */
export async function benchAlerts(): Promise<void> {
  const only = process.env.SIGHTLINE_BENCH_ALERTS;
  for (const [name, bench] of Object.entries(parts)) if (only === undefined || only === name) await bench();
}
