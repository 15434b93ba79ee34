import { type AlertLabels, type RouteTaken, type Routing, routeOf, withDrills } from "../../alerts/kit/index.ts";
import { type Definitions, drillReceiver } from "../../bundle/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import { boundOf } from "../judge/index.ts";
import type { Episode } from "../plan/index.ts";
import { chooseEpisode, type DrilledAlert } from "./choice.ts";
import { drillLabelsOf } from "./drill-files.ts";

export interface DrillPlanOptions extends Pick<Definitions, "groups" | "routing"> {
  readonly settings: Settings;
  readonly wanted: DrilledAlert;
  /** Whether whom the real alert reaches is told, too. */
  readonly page: boolean;
}

/** What a drill plays, whom that is to reach, and until when. */
export interface DrillPlan {
  readonly episode: Episode;
  /** Everything that Prometheus adds to what it sends. */
  readonly externalLabels: Readonly<Record<string, string>>;
  /** The stack's, with those of drills. */
  readonly routing: Routing;
  /** With all of their labels: what Alertmanager gets, and what it would get of the real alert. */
  readonly drilled: readonly AlertLabels[];
  readonly real: readonly AlertLabels[];
  /** The longest that the settings allow, in milliseconds. */
  readonly bounds: {
    /** From the beginning of the play to the message. */
    readonly told: number;
    /** From the end of what is wrong to the message that it is over. */
    readonly over: number;
  };
}

/** Every episode of a drill has this id: it is the value of the label that all of it carries. */
export const episodeId = "true";

/** @throws DefinitionError when there is no such alert or scenario, or none that could be told. */
export function planDrill({ settings, groups, routing, wanted, page }: DrillPlanOptions): DrillPlan {
  const { scrapeInterval, evaluationInterval, externalLabels, stack } = settings;
  const chosen = chooseEpisode(wanted, { groups, scrapeInterval, evaluationInterval });
  const added = { ...externalLabels, stack };
  const withAll = withDrills(routing, drillReceiver(settings));
  const real = chosen.expected.map(({ labels }) => ({ ...labels, ...added }));
  const drilled = real.map((labels) => ({ ...labels, ...drillLabelsOf(page) }));
  const routes = drilled.flatMap((labels) => routeOf(withAll, labels).routes);
  const told = toldWithin(chosen, routes, milliseconds(scrapeInterval));
  const over = overWithin(chosen, routes, milliseconds(scrapeInterval));
  return {
    // It is ended as soon as it is told; should nobody be there to end it, it ends by itself.
    episode: { ...chosen, id: episodeId, delay: 0, length: Math.max(chosen.length, told + grace) },
    externalLabels: { ...added, ...drillLabelsOf(page) },
    routing: withAll,
    drilled,
    real,
    bounds: { told, over },
  };
}

/** Milliseconds that a message may be late and is still waited for. */
export const grace = 30_000;

function toldWithin(episode: Episode, routes: readonly RouteTaken[], scrapeInterval: number): number {
  return Math.max(
    0,
    ...episode.expected.flatMap(({ ideal }) => {
      if (ideal === undefined) return milliseconds(episode.scenario.kind === "fires" ? episode.scenario.at : "0s");
      return routes.map(
        (route) => ideal.inject + boundOf(episode, ideal, { scrapeInterval, factor: 1, stalled: 0, route }).total,
      );
    }),
  );
}

/** The end is seen at a scrape, found at an evaluation, kept for as long as the rule says, and told at the next look at the group. */
function overWithin({ alert, evaluation }: Episode, routes: readonly RouteTaken[], scrapeInterval: number): number {
  const kept = Math.ceil(milliseconds(alert.keepFiringFor ?? "0s") / evaluation) * evaluation;
  const look = Math.max(0, ...routes.map(({ groupInterval }) => milliseconds(groupInterval)));
  return scrapeInterval + evaluation + kept + look + allowance;
}

/** What the machine may take for its work. */
const allowance = 1000;
