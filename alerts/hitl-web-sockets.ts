import { websocket } from "../metrics/hitl.ts";
import { connected } from "./hitl-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  div,
  fires,
  gap,
  gte,
  lt,
  maxOverTime,
  ramp,
  silent,
  subquery,
  sum,
} from "./kit/index.ts";

// Added up at each moment, so that whoever moves to another replica counts once. The best of a minute bridges a failed scrape.
const all = sum(websocket.active).by("job");
const now = maxOverTime(subquery(all, "1m", "15s"));
const before = maxOverTime(subquery(all, "5m", "15s"));

/** What share of the most connections of five minutes is left. */
export const webSocketsLeft = div(now, before);

/** Half of the reviewers lost their connections at once and do not come back. */
export const webSocketsDropped: Alert = alert("HitlWebSocketsDropped", {
  // Within five minutes: at the end of a shift people leave one after the other.
  expr: and(lt(webSocketsLeft, 0.5), gte(before, 5)),
  // Clients connect again within seconds after a restart.
  for: "1m",
  keepFiringFor: "10m",
  severity: "warning",
  priority: "P2",
  owner: "hitl",
  summary: ({ value }) => `Of the reviewers' connections to HITL, only ${value.humanizePercentage} are left`,
  description: "Whoever is cut off sees no new review until they load the page again.",
  action: "See whether hitl-api or the proxy in front of it was restarted or refuses upgrades.",
  page: {
    look: [
      "hitl-api was restarted, or a replica is gone: [ServiceNotReady](ServiceNotReady.md), [TargetMissing](TargetMissing.md). Clients should be back within seconds; if not, why?",
      "The proxy: a reload that cuts long connections, a time limit, no `Upgrade` header any more.",
      "`hitl_websocket_connections_total` still grows fast: they come and are cut off again.",
    ],
    act: [
      "Mend what refuses them; clients connect again by themselves.",
      "Tell the reviewers to load the page again: what they missed is in the list, not in the feed.",
    ],
  },
  scenarios: [
    fires("the proxy refuses upgrades after a reload", {
      series: connected([constant(20, "10m"), constant(2)]),
      at: "12m",
      notBefore: "11m45s",
    }),
    fires("still told ten minutes later", {
      series: connected([constant(20, "10m"), constant(2)]),
      at: "20m",
    }),
    fires("just under half", { series: connected([constant(20, "10m"), constant(9)]), at: "12m", shows: "boundary" }),
    fires("until ten minutes after they are back", {
      series: connected([constant(20, "10m"), constant(2, "3m"), constant(20, "30m")]),
      at: "22m",
      resolvedBy: "23m",
    }),
    silent("just half", { series: connected([constant(20, "10m"), constant(10, "30m")]), shows: "boundary" }),
    silent("a restart: all are back within a minute", {
      series: connected([constant(20, "10m"), constant(0, "45s"), constant(20, "30m")]),
    }),
    silent("a replica goes, and nearly all of its reviewers move to the other one", {
      series: connected([constant(20, "10m"), gap("30m")], [constant(0, "10m"), constant(18, "30m")]),
    }),
    silent("scrapes fail for half a minute", {
      series: connected([constant(20, "10m"), gap("30s"), constant(20, "20m")]),
    }),
    silent("the end of a shift: one leaves every two minutes", {
      series: connected([constant(20, "10m"), ramp({ from: 20, by: -1, per: "2m", lasts: "40m" }), constant(0, "20m")]),
    }),
    silent("three of four leave", { series: connected([constant(4, "10m"), constant(1, "30m")]) }),
  ],
});
