import type { Dashboard, DashboardEntry } from "../../dashboards/kit/index.ts";
import { knownSystems } from "../../systems/index.ts";

/** Every dashboard that some system takes, once, in the order of the systems: a new one is in the tests by being taken. */
export const allDashboards: readonly Dashboard[] = [...new Set(knownSystems.flatMap(({ dashboards }) => dashboards))];

export const entries: readonly DashboardEntry[] = allDashboards.map((dashboard) => ({
  dashboard,
  systems: knownSystems.filter(({ dashboards }) => dashboards.includes(dashboard)).map(({ name }) => name),
}));
