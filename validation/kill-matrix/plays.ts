import { factors, type KillPoint } from "./factors.ts";

/** What a case needs to run on: how many there are of what can be doubled. */
export interface Topology {
  readonly prometheuses: 1 | 2;
  readonly alertmanagers: 1 | 3;
}

/** One death of one part, which serves for every case that differs only in the state of its alert: each has an alert of its own. */
export interface KillPlay extends Pick<KillPoint, "part" | "how" | "outage"> {
  readonly points: readonly KillPoint[];
}

/** Cases that are played one after the other on the same stack. */
export interface Lane {
  readonly topology: Topology;
  readonly plays: readonly KillPlay[];
  /** Whether receivers are played on it, too, that do not answer as they should. */
  readonly receivers: boolean;
}

/** The plays that cases need, in the order of the first case of each. */
export function playsOf(points: readonly KillPoint[]): readonly KillPlay[] {
  const grouped = Map.groupBy(points, ({ part, how, outage }) => JSON.stringify([part, how, outage]));
  return [...grouped.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    return [{ part: first.part, how: first.how, outage: first.outage, points: those }];
  });
}

/**
 * Spreads plays over at most `many` stacks that run beside each other, so that the longest is as short as can be had simply:
 * each topology has one stack, and further ones go where a stack has most to do.
 */
export function lanesOf(
  plays: readonly KillPlay[],
  many: number,
  seconds: (play: KillPlay) => number,
): readonly Lane[] {
  const topologies = [...Map.groupBy(plays, (play) => JSON.stringify(topologyOf(play))).values()].map((those) => ({
    topology: topologyOf(those[0] as KillPlay),
    plays: those,
    lanes: 1,
  }));
  const share = ({ plays: those, lanes }: (typeof topologies)[number]) => total(those, seconds) / lanes;
  for (let free = many - topologies.length; free > 0; free--) {
    const busiest = topologies
      .filter(({ lanes, plays: those }) => lanes < those.length)
      .sort((a, b) => share(b) - share(a))[0];
    if (busiest === undefined) break;
    busiest.lanes++;
  }
  return topologies.flatMap(({ topology, plays: those, lanes }) =>
    divide(those, lanes, seconds).map((one) => ({ topology, plays: one, receivers: false })),
  );
}

/** The same lanes with the receivers on the single copy that has least to do, or on one of their own. */
export function withReceivers(lanes: readonly Lane[], seconds: (play: KillPlay) => number): readonly Lane[] {
  const single = lanes.filter(({ topology: { prometheuses, alertmanagers } }) => prometheuses + alertmanagers === 2);
  const lightest = single.toSorted((a, b) => total(a.plays, seconds) - total(b.plays, seconds))[0];
  if (lightest === undefined)
    return [...lanes, { topology: { prometheuses: 1, alertmanagers: 1 }, plays: [], receivers: true }];
  return lanes.map((lane) => (lane === lightest ? { ...lane, receivers: true } : lane));
}

export function topologyOf({ part }: Pick<KillPoint, "part">): Topology {
  const { prometheuses, alertmanagers } = factors.part.find(({ value }) => value === part) ?? {
    prometheuses: 1,
    alertmanagers: 1,
  };
  return { prometheuses, alertmanagers };
}

/** The longest first, each to whoever has least; the order of the report within each. */
function divide(
  plays: readonly KillPlay[],
  into: number,
  seconds: (play: KillPlay) => number,
): readonly (readonly KillPlay[])[] {
  const parts = Array.from({ length: into }, (): KillPlay[] => []);
  for (const play of plays.toSorted((a, b) => seconds(b) - seconds(a)))
    parts.toSorted((a, b) => total(a, seconds) - total(b, seconds))[0]?.push(play);
  return parts.map((part) => plays.filter((play) => part.includes(play)));
}

function total(plays: readonly KillPlay[], seconds: (play: KillPlay) => number): number {
  return plays.reduce((sum, play) => sum + seconds(play), 0);
}
