import type { FaultTime } from "./count.ts";
import type { KillPoint } from "./factors.ts";
import { outageOf } from "./outage.ts";
import type { KillPlay } from "./plays.ts";
import type { Probe } from "./probe.ts";
import { type Times, toRecover, toTell, toTellTheEnd } from "./times.ts";

/** When what happens in a play; milliseconds since 1970. */
export interface Schedule {
  readonly killAt: number;
  /** How long the part is away, at least; milliseconds. */
  readonly outage: number;
  readonly probes: readonly (Probe & { readonly point: KillPoint })[];
}

/** Sets the faults so that each alert is in the state of its case at the moment of the death. */
export function scheduleOf({ points, outage }: KillPlay, times: Times, start: number, prefix: string): Schedule {
  const killAt = start + leadOf(points, times);
  const lasts = outageOf(outage, { evaluationInterval: times.evaluation, resendDelay: times.resend });
  return {
    killAt,
    outage: lasts,
    probes: points.map((point) => ({
      id: `${prefix}-${point.when}`,
      point,
      fault: faultOf(point, times, { start, killAt, lasts }),
    })),
  };
}

/** How long a play takes, in milliseconds: as it goes when everything recovers soon, and at most. */
export function lengthOf(
  { points, outage }: KillPlay,
  times: Times,
): { readonly usual: number; readonly most: number } {
  const lasts = outageOf(outage, { evaluationInterval: times.evaluation, resendDelay: times.resend });
  const around = leadOf(points, times) + lasts + holdFor(times) + toTellTheEnd(times);
  return { usual: around + toTell(times), most: around + toRecover(times) + toRecover(times) };
}

/** How long everything has to be as it is before that counts as recovered: one more word from Prometheus arrives in that time. */
export function holdFor({ resend, evaluation }: Times): number {
  return resend + 2 * evaluation;
}

/** What a play needs before the death: as long as the slowest state takes to be reached. */
function leadOf(points: readonly KillPoint[], times: Times): number {
  const told = points.some(({ when }) => when === "firing" || when === "resolving");
  const active = times.scrape + times.evaluation + times.for / 2;
  return settle + (told ? toTell(times) : active);
}

const settle = 1500;

function faultOf(
  { when }: KillPoint,
  times: Times,
  { start, killAt, lasts }: { start: number; killAt: number; lasts: number },
): FaultTime {
  switch (when) {
    case "before":
      return { from: killAt + lasts / 2 };
    case "pending":
      // Active at the latest half of `for` before, so at the earliest half of it less an evaluation after is it told.
      return { from: killAt - times.scrape - times.evaluation - times.for / 2 };
    case "firing":
      return { from: start + settle };
    case "resolving":
      return { from: start + settle, to: killAt };
  }
}
