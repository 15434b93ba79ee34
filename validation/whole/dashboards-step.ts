import type { Dashboard } from "../../dashboards/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import { dashboardsSeconds, measureDashboardsOnCopy } from "../dashboards/index.ts";
import type { Step } from "./step.ts";

/** Asks a copy for every panel of dashboards, as several viewers do. */
export function dashboardsStep(settings: Settings, dashboards: readonly Dashboard[]): Step {
  return {
    title: "Dashboards",
    parts: ["dashboards"],
    seconds: dashboardsSeconds,
    async run({ signal, onProgress }) {
      const found = await measureDashboardsOnCopy({ settings, dashboards, signal, onProgress });
      const asked = found?.loads.reduce((sum, { queries }) => sum + queries, 0) ?? 0;
      return {
        parts: found === undefined ? {} : { dashboards: found },
        complete: found !== undefined,
        sentence: `${asked} queries`,
        deviations: [
          "Dashboards were asked over history that is made up, of a week, the days before the last with a quarter of the samples, and of a thousand series: how fast they are, not whether they are empty; sightline validate dashboards asks the real stack.",
        ],
      };
    },
  };
}
