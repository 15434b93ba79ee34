import { owner, system, uids, variables } from "./hitl/index.ts";
import { dependencies, endpoints, now, starts } from "./hitl-health/index.ts";
import { dashboard } from "./kit/index.ts";

/** What HITL says of itself and its dependencies, as the health exporter hears it from outside. */
export const hitlHealth = dashboard({
  uid: uids.health,
  title: "HITL Health",
  owner,
  purpose: "Can HITL do its work, and if not, is it the service, PostgreSQL or Redis, and since when?",
  tags: [system],
  variables,
  ignore: [
    {
      check: "dashboards/raw-counter",
      panel: "check-table",
      reason: "How often it changed since the exporter began to look.",
    },
  ],
  rows: [now, endpoints, dependencies, starts],
});
