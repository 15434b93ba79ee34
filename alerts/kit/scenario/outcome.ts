import { formatDuration, milliseconds } from "../../../metrics/kit/index.ts";
import { type Sample, Unsupported } from "../evaluate/index.ts";
import type { Alert } from "../rule.ts";
import { type ActiveAlert, type Evaluation, lifecycle } from "./lifecycle.ts";
import type { FiringScenario, PendingScenario, Scenario } from "./scenario.ts";
import { type Setting, stageOf } from "./stage.ts";

/** What the expression of an alert leaves at the moment a scenario asks about; none for a silent one. */
export interface Held {
  readonly samples: readonly Sample[];
}

/** Why a scenario does not hold. */
export interface Broken {
  readonly problem: string;
  readonly hint: string;
}

/**
 * Plays a scenario: what the alert shows when it holds, or why it does not.
 *
 * Labels and value that a scenario gives are taken as they are: promtool compares them.
 */
export function outcomeOf(alert: Alert, scenario: Scenario, setting: Setting): Held | Broken {
  try {
    const evaluations = lifecycle(alert, stageOf(alert, scenario, setting));
    switch (scenario.kind) {
      case "fires":
        return firing(alert, scenario, evaluations);
      case "pending":
        return pending(alert, scenario, evaluations);
      case "silent":
        return silence(evaluations);
    }
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    // promtool still plays it where there is something to compare with, or nothing is needed.
    if (scenario.kind === "silent") return { samples: [] };
    const given = scenario.kind === "fires" ? givenSamples(alert, scenario) : undefined;
    if (given !== undefined) return { samples: given };
    const hint = scenario.kind === "fires" ? "Give labels and value." : "Leave this scenario out.";
    return { problem: `what it shows cannot be worked out: ${error.construct} is in the way.`, hint };
  }
}

function givenSamples(alert: Alert, { labels, value }: FiringScenario): readonly Sample[] | undefined {
  if (labels === undefined || (value === undefined && showsValue(alert))) return undefined;
  return [{ labels, value: value ?? Number.NaN }];
}

function firing(alert: Alert, scenario: FiringScenario, evaluations: readonly Evaluation[]): Held | Broken {
  const { at, notBefore = "0s", resolvedBy, labels, value } = scenario;
  const active = activeAt(evaluations, at);
  const found = active.filter(({ state }) => state === "firing");
  if (found.length === 0) return notFiring(alert, at, active);
  if (milliseconds(notBefore) > milliseconds(at))
    return { problem: `it cannot fire at ${at} and not before ${notBefore}.`, hint: "Ask in the order of time." };
  const early = evaluations.find((one) => one.time < milliseconds(notBefore) && isFiring(one));
  if (early !== undefined)
    return {
      problem: `it fires at ${formatDuration(early.time)} already, and was not to fire before ${notBefore}.`,
      hint: "Check the series, the threshold and for.",
    };
  if (resolvedBy !== undefined && milliseconds(resolvedBy) <= milliseconds(at))
    return { problem: `it cannot be resolved by ${resolvedBy} and fire at ${at}.`, hint: "Ask in the order of time." };
  const resolved = resolvedBy === undefined ? Number.POSITIVE_INFINITY : milliseconds(resolvedBy);
  const late = evaluations.findLast((one) => one.time >= resolved && isFiring(one));
  if (late !== undefined)
    return {
      problem: `it still fires at ${formatDuration(late.time)}, and was to be resolved by ${resolvedBy}.`,
      hint: "Check when the series end well, and keepFiringFor.",
    };
  return {
    samples: found.map(({ sample }) => ({ labels: labels ?? sample.labels, value: value ?? sample.value })),
  };
}

function notFiring(alert: Alert, at: string, [waiting]: readonly ActiveAlert[]): Broken {
  if (waiting === undefined)
    return { problem: `its expression returns nothing at ${at}.`, hint: "Check the series and the moment." };
  const since = formatDuration(waiting.since);
  const earliest = formatDuration(waiting.since + milliseconds(alert.for ?? "0s"));
  return {
    problem: `at ${at} it is pending since ${since}; with for ${alert.for} it cannot fire before ${earliest}.`,
    hint: "Ask later, or call the scenario pending.",
  };
}

function pending(alert: Alert, { at }: PendingScenario, evaluations: readonly Evaluation[]): Held | Broken {
  if (alert.for === undefined)
    return { problem: "it has no for, so it is never pending.", hint: "Give it for, or leave the scenario out." };
  const active = activeAt(evaluations, at);
  const fires = active.find(({ state }) => state === "firing");
  if (fires !== undefined)
    return {
      problem: `at ${at} it fires: it is active since ${formatDuration(fires.since)}.`,
      hint: "Ask earlier, or call the scenario firing.",
    };
  if (active.length === 0)
    return { problem: `its expression returns nothing at ${at}.`, hint: "Check the series and the moment." };
  return { samples: active.map(({ sample }) => sample) };
}

function silence(evaluations: readonly Evaluation[]): Held | Broken {
  const first = evaluations.find(isFiring);
  if (first === undefined) return { samples: [] };
  const labels = first.active.find(({ state }) => state === "firing")?.sample.labels ?? {};
  const text = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return {
    problem: `it fires at ${formatDuration(first.time)}${text.length === 0 ? "" : `, with ${text.join(", ")}`}.`,
    hint: "Check the series, the threshold and for.",
  };
}

function activeAt(evaluations: readonly Evaluation[], at: string): readonly ActiveAlert[] {
  return evaluations.findLast(({ time }) => time <= milliseconds(at))?.active ?? [];
}

function isFiring({ active }: Evaluation): boolean {
  return active.some(({ state }) => state === "firing");
}

function showsValue({ annotations }: Alert): boolean {
  return Object.values(annotations).some((parts) => parts.some((part) => typeof part !== "string" && "value" in part));
}
