/** A message about one alert that arrived; milliseconds since 1970. */
export interface Message {
  readonly at: number;
  readonly status: "firing" | "resolved";
}

/** When something really was wrong; milliseconds since 1970. */
export interface FaultTime {
  readonly from: number;
  /** Absent: it was not over yet when the counting ended. */
  readonly to?: number;
}

/** What went wrong between what happened and what was told. */
export interface Counts {
  /** Changes that nobody was ever told of, or of which the opposite was told and left to stand. */
  readonly lost: number;
  /** Messages that say again what the one before them said. */
  readonly duplicated: number;
  /** Messages that it is over, while it was not. */
  readonly falseResolved: number;
  /** Messages that it began, while it had not or was over. */
  readonly falseFiring: number;
}

/**
 * Counts what went wrong with the messages about one alert, whose fault began once and ended at most once.
 * `reaction` is how long after the end a first message of its beginning is late rather than false.
 * A message is counted under one head: what repeats the one before it is a duplicate, whether true or not.
 */
export function countMessages(messages: readonly Message[], fault: FaultTime, reaction: number): Counts {
  const { from, to = Number.POSITIVE_INFINITY } = fault;
  const ordered = messages.toSorted((a, b) => a.at - b.at);
  const heads = ordered.map(({ at, status }, index) => {
    const before = ordered[index - 1];
    if (status === (before?.status ?? "resolved")) return "duplicated";
    if (status === "resolved") return at >= from && at < to ? "falseResolved" : "right";
    // Once its end was told, no beginning is late.
    return at < from || at > to + reaction || (before !== undefined && before.at >= to) ? "falseFiring" : "right";
  });
  const many = (head: (typeof heads)[number]) => heads.filter((one) => one === head).length;
  return {
    lost: lostOf(ordered, fault, reaction),
    duplicated: many("duplicated"),
    falseResolved: many("falseResolved"),
    falseFiring: many("falseFiring"),
  };
}

/** The beginning is lost when nothing that stood at the end of the fault said so; the end, when the last word is that it goes on. */
function lostOf(ordered: readonly Message[], { from, to }: FaultTime, reaction: number): number {
  const began = ordered.some(({ at, status }) => status === "firing" && at >= from && at <= (to ?? at) + reaction);
  const revoked = ordered.findLast(({ at }) => at < (to ?? Number.POSITIVE_INFINITY))?.status === "resolved";
  const corrected =
    to !== undefined && ordered.some(({ at, status }) => status === "firing" && at >= to && at <= to + reaction);
  const beginning = !began || (revoked && !corrected) ? 1 : 0;
  const end = to !== undefined && ordered.at(-1)?.status === "firing" ? 1 : 0;
  return beginning + end;
}

/** How many samples are missing between two moments, the outage's own among them, where one is due every `interval`; `times` in order. */
export function samplesMissing(
  times: readonly number[],
  interval: number,
  { from, to }: { from: number; to: number },
): number {
  const within = [from, ...times.filter((at) => at > from && at < to), to];
  return within.slice(1).reduce((missing, at, index) => {
    const gap = (at - (within[index] ?? at)) / interval;
    // The first and the last stretch do not begin or end at a sample.
    const edge = index === 0 || index === within.length - 2;
    return missing + Math.max(0, edge ? Math.floor(gap - tolerance) : Math.round(gap) - 1);
  }, 0);
}

const tolerance = 0.5;
