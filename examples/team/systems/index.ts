import { targetMissing } from "../../../alerts/index.ts";
import { defineSystem, type System, stack } from "../../../systems/index.ts";
import { ordersFailing, ordersWaiting } from "../alerts.ts";
import { shopDashboard } from "../dashboard.ts";
import { warehouseDashboard } from "../warehouse.ts";

/** What is watched; where it runs stands in Pulumi.<stack>.yaml (sightline:addresses). */
export const shop = defineSystem({
  name: "shop",
  targets: { checkout: { port: 8080 } },
  alerts: [ordersFailing, ordersWaiting, targetMissing({ job: "checkout", severity: "critical" })],
  dashboards: [shopDashboard, warehouseDashboard],
});

/** The systems that sightline:systems may name. */
export const knownSystems: readonly System[] = [stack, shop];
