import { milliseconds } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";

/** What a copy's time is made of; milliseconds of the copy. */
export interface Times {
  readonly scrape: number;
  readonly evaluation: number;
  /** Of the alert that is played. */
  readonly for: number;
  readonly resend: number;
  /** What Alertmanager waits for before it tells of a new group, of news in an old one, and of the same again. */
  readonly groupWait: number;
  readonly groupInterval: number;
  readonly repeat: number;
}

export type TimeSettings = Pick<Settings, "scrapeInterval" | "evaluationInterval" | "grouping">;

/** The times of a stack's settings, divided by the factor. */
export function timesOf({ scrapeInterval, evaluationInterval, grouping }: TimeSettings, factor: number): Times {
  const compressed = (uncompressed: number) => Math.max(1, Math.round(uncompressed / factor));
  const [scrape, evaluation] = [milliseconds(scrapeInterval), milliseconds(evaluationInterval)];
  return {
    scrape: compressed(scrape),
    evaluation: compressed(evaluation),
    // Long enough to die in, and shorter than the grace period, as that of nearly all alerts.
    for: compressed(Math.max(120_000, 4 * (scrape + evaluation))),
    resend: compressed(defaultResendDelay),
    groupWait: compressed(milliseconds(grouping.wait)),
    groupInterval: compressed(milliseconds(grouping.interval)),
    repeat: compressed(milliseconds(grouping.repeat)),
  };
}

/** How long it takes until a fault is told, at most, while nothing is broken. */
export function toTell({ scrape, evaluation, for: hold, groupWait }: Times): number {
  return scrape + evaluation + Math.ceil(hold / evaluation) * evaluation + groupWait + machine;
}

/** How long it takes until the end of a fault is told. */
export function toTellTheEnd({ scrape, evaluation, groupInterval }: Times): number {
  return scrape + evaluation + groupInterval + machine;
}

/** How long Alertmanager believes in an alert after the last word of it. Source: rules/alerting.go of Prometheus, sendAlerts. */
export function believed({ evaluation, resend }: Times): number {
  return 4 * Math.max(evaluation, resend);
}

/** How long everything may take after an outage: a start, the whole way of the alert again, what Alertmanager has to forget first, two looks at its group. */
export function toRecover(times: Times): number {
  return start + toTell(times) + believed(times) + 2 * times.groupInterval;
}

/** `--rules.alert.resend-delay`. */
const defaultResendDelay = 60_000;
/** What is no interval and is not compressed: queries, requests, containers that share processors. */
const machine = 1500;
/** A container's start until it answers. */
const start = 15_000;
