import { prepareForTests } from "../test/prepare.ts";
import { benchAlerts } from "./alerts.ts";
import { benchDashboards } from "./dashboards.ts";
import { benchExporters } from "./exporters.ts";
import { benchLag } from "./lag.ts";
import { benchPreview } from "./preview.ts";
import { benchRehearsal } from "./rehearsal.ts";
import { benchUp } from "./up.ts";

const benchmarks: Readonly<Record<string, (flags: readonly string[]) => Promise<void>>> = {
  alerts: benchAlerts,
  dashboards: benchDashboards,
  exporters: benchExporters,
  lag: benchLag,
  preview: benchPreview,
  rehearsal: benchRehearsal,
  up: benchUp,
};

const name = process.argv[2] ?? "";
const run = benchmarks[name];
if (run === undefined) throw new Error(`there is no benchmark "${name}"; known: ${Object.keys(benchmarks).join(", ")}`);
Object.assign(process.env, await prepareForTests());
await run(process.argv.slice(3));
