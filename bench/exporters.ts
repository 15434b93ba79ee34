import { benchContainers, benchHealth } from "./exporters/index.ts";

const parts: Readonly<Record<string, () => Promise<void>>> = {
  containers: benchContainers,
  health: benchHealth,
};

/** What the exporters cost, each beside a peer or a floor in the same run. SIGHTLINE_BENCH_EXPORTERS=health measures one only. */
export async function benchExporters(): Promise<void> {
  const only = process.env.SIGHTLINE_BENCH_EXPORTERS;
  for (const [name, bench] of Object.entries(parts)) if (only === undefined || only === name) await bench();
}
