import { type Dashboard, fromJson, max, maxOverTime, timeseries } from "../../dashboards/kit/index.ts";
import { waiting } from "./metrics.ts";
import json from "./warehouse.json" with { type: "json" };

/** The warehouse made its dashboard in the browser; exported, it stands beside ours and is changed like ours. */
export const warehouseDashboard: Dashboard = fromJson(json, { uid: "warehouse", owner: "warehouse" })
  .without("handed-over") // the dashboard Shop has it
  .after(
    "waiting",
    timeseries("most-waiting", {
      title: "Most waiting in the last hour",
      description: "The longest queue of each warehouse within the hour before. It goes down to zero every night.",
      unit: "short",
      min: 0,
      width: "full",
      queries: [{ expr: max(maxOverTime(waiting, "1h")).by("warehouse"), legend: "{{warehouse}}" }],
    }),
  );
