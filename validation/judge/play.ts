import { ruleLabels } from "../../alerts/kit/index.ts";
import { labelsKey, type Observations, type SeenAlert, type Told } from "../observe/index.ts";
import type { Episode, ExpectedAlert } from "../plan/index.ts";

/** A play that is over: what was to happen, and what was seen. */
export interface Play {
  readonly episodes: readonly Episode[];
  readonly observed: Observations;
  /** When it began, milliseconds since 1970. */
  readonly startedAt: number;
  readonly factor: number;
  /** Of the settings, uncompressed, in milliseconds. */
  readonly scrapeInterval: number;
  /** Multiple of the background series and queries. */
  readonly load: number;
  /** The longest that the machine kept this process waiting, in milliseconds: what it did to the others, too. */
  readonly stalled: number;
  /** Labels that Prometheus adds to everything that leaves it. */
  readonly externalLabels: Readonly<Record<string, string>>;
}

/** A moment of an episode as a time, milliseconds since 1970. */
export function timeOf({ startedAt, factor }: Play, { delay }: Episode, virtual: number): number {
  return startedAt + (delay + virtual) / factor;
}

/** A time as a moment of an episode, in virtual milliseconds. */
export function momentOf({ startedAt, factor }: Play, { delay }: Episode, time: number): number {
  return (time - startedAt) * factor - delay;
}

/** What two intervals each of scrape and evaluation may add before something counts as late; virtual milliseconds. */
export function toleranceOf({ scrapeInterval }: Play, { evaluation }: Pick<Episode, "evaluation">): number {
  return 2 * (scrapeInterval + evaluation);
}

/** What was seen of the episodes, ready to be looked up. */
export interface Sightings {
  /** What Prometheus made of an episode's own alert. */
  seen(episode: Episode): readonly SeenAlert[];
  /** What it made of every alert in an episode. */
  all(episode: Episode): readonly SeenAlert[];
  /** What arrived of an expected alert, in order. */
  told(episode: Episode, expected: Pick<ExpectedAlert, "labels">): readonly Told[];
  /** Every alert that arrived of an episode's own alert. */
  toldOf(episode: Episode): readonly Told[];
  /** When Alertmanager first had it. */
  received(episode: Episode, expected: Pick<ExpectedAlert, "labels">): number | undefined;
}

export function sightingsOf({ observed, externalLabels }: Play, episodeLabel: string): Sightings {
  const seen = Map.groupBy(observed.alerts, ({ episode }) => episode);
  const told = Map.groupBy(
    observed.told.map((one) => ({ ...one, labels: without(one.labels, externalLabels) })),
    ({ episode }) => episode,
  );
  const isOwn = ({ alert }: Episode, labels: Readonly<Record<string, string>>) =>
    labels.alertname === alert.name &&
    Object.entries(ruleLabels(alert)).every(([label, value]) => labels[label] === value);
  const toldOf = (episode: Episode) => (told.get(episode.id) ?? []).filter(({ labels }) => isOwn(episode, labels));
  return {
    seen: (episode) => (seen.get(episode.id) ?? []).filter(({ labels }) => isOwn(episode, labels)),
    all: ({ id }) => seen.get(id) ?? [],
    toldOf,
    told: (episode, { labels }) => {
      const key = labelsKey(labels);
      return toldOf(episode).filter((one) => labelsKey(one.labels) === key);
    },
    received: ({ id }, { labels }) =>
      observed.received.get(labelsKey({ ...labels, ...externalLabels, [episodeLabel]: id })),
  };
}

function without(labels: Readonly<Record<string, string>>, left: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => !Object.hasOwn(left, label)));
}
