import { milliseconds } from "../../../metrics/kit/index.ts";
import { evaluate, keyOf, type Sample, type Storage, Unsupported, withLabels } from "../evaluate/index.ts";
import { type Alert, ruleLabels } from "../rule.ts";

/** One alert of a rule, as Prometheus keeps it. Times are in milliseconds since the scenario began. */
export interface ActiveAlert {
  /** What the expression left when it last held. */
  readonly sample: Sample;
  readonly state: "pending" | "firing";
  /** Since when it is active. */
  readonly since: number;
  /** Since when the expression holds no longer, while `keepFiringFor` keeps it firing. */
  readonly keptSince?: number;
}

/** The alerts of a rule after an evaluation. */
export interface Evaluation {
  readonly time: number;
  readonly active: readonly ActiveAlert[];
}

/** What is evaluated, and how often. */
export interface Stage {
  readonly storage: Storage;
  /** Place of the alert in its group, see `Look`. */
  readonly place: number;
  readonly interval: number;
  /** When the scenario ends. */
  readonly end: number;
}

/**
 * Evaluates an alert from the beginning of a scenario to its end, and follows its states as Prometheus does.
 * @throws Unsupported when its expression cannot be worked out.
 */
export function lifecycle(alert: Alert, { storage, place, interval, end }: Stage): readonly Evaluation[] {
  const evaluations: Evaluation[] = [];
  let active: ReadonlyMap<string, ActiveAlert> = new Map();
  for (let time = 0; time <= end; time += interval) {
    const result = evaluate(alert.expr.node, { storage, place, interval, time, now: time });
    active = next(alert, active, { time, samples: typeof result === "number" ? [] : result });
    evaluations.push({ time, active: [...active.values()] });
  }
  return evaluations;
}

function next(
  alert: Alert,
  before: ReadonlyMap<string, ActiveAlert>,
  { time, samples }: { readonly time: number; readonly samples: readonly Sample[] },
): ReadonlyMap<string, ActiveAlert> {
  const added = ruleLabels(alert);
  const holding = new Map(samples.map((sample) => [keyOf(withLabels(sample.labels, added)), sample]));
  if (holding.size < samples.length)
    throw new Unsupported(`${alert.name}, which would fire twice with the same labels,`);
  const kept = [...before].flatMap(([key, one]) =>
    holding.has(key) ? [] : keep(alert, one, time).map((still) => [key, still] as const),
  );
  const held = [...holding].map(([key, sample]) => {
    const since = before.get(key)?.since ?? time;
    const ripe = time - since >= milliseconds(alert.for ?? "0s");
    return [key, { sample, since, state: ripe ? "firing" : "pending" }] as const;
  });
  return new Map<string, ActiveAlert>([...kept, ...held]);
}

/** What stays of an alert whose expression holds no longer. */
function keep({ keepFiringFor }: Alert, one: ActiveAlert, time: number): readonly ActiveAlert[] {
  const keptSince = one.keptSince ?? time;
  const still = one.state === "firing" && keepFiringFor !== undefined && time - keptSince < milliseconds(keepFiringFor);
  return still ? [{ ...one, keptSince }] : [];
}
