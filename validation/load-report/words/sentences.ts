import { percent, rate, time, whole } from "../../../exporters/load-test/reading/index.ts";
import type { LoadReport } from "../load-report.ts";
import type { Ramp } from "../ramp/index.ts";
import type { Scaling } from "../scaling/index.ts";

/** The report in one sentence. */
export function verdictOf({ runs, missed, worse, judged }: LoadReport): string {
  const told = runs.filter(({ passed }) => passed !== undefined).length;
  const thresholds =
    told === 0
      ? "No run has thresholds"
      : missed > 0
        ? `${missed} ${missed === 1 ? "threshold was" : "thresholds were"} missed`
        : "Every threshold was met";
  if (runs.length === 1) return `${thresholds}.`;
  if (!judged) return `${thresholds}; changes between tools are not judged.`;
  const changes = worse === 0 ? "nothing got worse" : `${worse} ${worse === 1 ? "figure" : "figures"} got worse`;
  return `${thresholds}; ${changes} against ${runs[0]?.name}.`;
}

/** What is called noise, for whoever reads the verdicts. */
export function noiseText(tolerance: number): string {
  return (
    `A change is better or worse when it is larger than ${percent(tolerance)} and larger than what chance explains at 95 %: ` +
    "of a rate by the number of requests (Poisson), of failures by Wilson's intervals, of a quantile by how far its rank may be off in so many requests. " +
    "Everything else is within noise. A rate or a time that says the opposite of the failures is unclear: what fails at once is fast. The longest time is one request and is not judged. " +
    "What a machine does beside the test is no chance and is not in these intervals: a verdict that matters is worth a second run."
  );
}

export function rampSentence(ramp: Ramp): string {
  const { broke, capacity, users, usual, cut } = ramp;
  const load =
    users === undefined
      ? ""
      : users[1] > users[0] * 1.5
        ? `From ${users[0]} to ${users[1]} users: `
        : `At ${users[1]} users: `;
  const held =
    capacity === undefined
      ? "no moment held every limit"
      : `the highest rate at which every limit held was ${rate(capacity.perSecond)}${atUsers(capacity.users)}, ${placeOf(capacity.at, cut)}`;
  const broken =
    broke === undefined
      ? "It did not break."
      : `It broke ${placeOf(broke.moment.at, cut)}${atUsers(broke.moment.users)}: ${broke.limits.join(" and ") || "nothing was answered"} no longer held.`;
  const whose = usual ? " Nobody set limits; these are the usual ones." : "";
  return `${load}${held}. ${broken}${whose}`;
}

function atUsers(users: number | undefined): string {
  return users === undefined ? "" : ` with ${whole(users)} users`;
}

function placeOf(at: number, cut: Ramp["cut"]): string {
  return cut === "steps" ? `in the step that ended after ${time(at)}` : `after ${time(at)}`;
}

export function scalingSentence({ by, points, fit }: Scaling): string {
  const last = points.at(-1);
  if (last === undefined) return "";
  const meaning = `A coefficient of 1 is linear: ${by === "workers" ? "each worker brings as much as the first" : "each user brings as much as the first ones"}.`;
  if (fit === undefined)
    return `${meaning} ${points.length < 3 ? "A curve (Universal Scalability Law) takes three counts." : "No curve of the Universal Scalability Law fits these counts."}`;
  const share = (value: number) => Number(value.toPrecision(2));
  const most = last.count * 4;
  const peak =
    fit.peak === undefined || fit.peak > most
      ? `no peak up to four times the counts that were measured`
      : `throughput is highest at ${whole(fit.peak)}`;
  const r2 =
    fit.r2 === undefined
      ? "three counts say nothing of how well it fits"
      : `it explains ${percent(fit.r2)} of the variation`;
  return `${meaning} Universal Scalability Law: ${rate(fit.lambda)} of one, contention σ ${share(fit.sigma)}, coherency κ ${share(fit.kappa)}; ${peak}; ${r2}.`;
}
