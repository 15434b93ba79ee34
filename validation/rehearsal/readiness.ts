import { asDeclared, type Confusion, type PartName, type Parts, type Readiness, type Routes } from "../result/index.ts";
import { type GateFound, mostOfFailed, type PartEarned, readinessOf } from "../score/index.ts";
import type { DeadSelector } from "./dead-selectors.ts";

export interface Facts {
  readonly parts: Parts;
  readonly deadSelectors: readonly DeadSelector[];
  /** Names of the critical alerts of which no scenario was played in which they fire. */
  readonly untestedCritical: readonly string[];
  /** False where it was interrupted: nothing is earned by what was not seen to its end. */
  readonly complete: boolean;
  /** The parts that this is true of. @default where it was interrupted, all of them */
  readonly unfinished?: readonly PartName[];
}

/** How ready the monitoring is by what a rehearsal found: shares earned of its parts, and gates. */
export function readinessOfParts({ parts, deadSelectors, untestedCritical, ...ended }: Facts): Readiness {
  const { complete, unfinished } = ended;
  const isSeen = (part: PartName) => complete || (unfinished !== undefined && !unfinished.includes(part));
  const { accuracy, latency, routes, dashboards, collection, resilience, faults } = parts;
  const asked = [
    {
      part: "accuracy",
      given: accuracy,
      earned: () => accuracyEarned(accuracy?.rules.map(({ counts }) => counts) ?? []),
    },
    {
      part: "latency",
      given: latency,
      earned: () => share(latency?.trials ?? [], ({ total, bound }) => total <= bound),
    },
    {
      part: "routes",
      given: routes,
      earned: () => share(routes?.rows ?? [], ({ outcome }) => asDeclared(outcome)),
    },
    { part: "dashboards", given: dashboards, earned: () => (dashboards?.status === "passed" ? 1 : 0) },
    {
      part: "collection",
      given: collection,
      earned: () => share(collection?.runs ?? [], ({ lost, wrong }) => lost === 0 && wrong === 0),
    },
    {
      part: "resilience",
      given: resilience,
      earned: () =>
        share(
          // What could not be played says nothing for it or against it.
          [...(resilience?.cases ?? []), ...(resilience?.receivers ?? [])].filter(
            ({ status }) => status !== "not measured",
          ),
          ({ status }) => status === "passed",
        ),
    },
  ] as const;
  return readinessOf({
    parts: asked.flatMap(({ part, given, earned }): PartEarned[] => {
      if (given === undefined) return unfinished?.includes(part) ? [{ part }] : [];
      if (!isSeen(part) || given.status === "not measured") return [{ part }];
      return [{ part, earned: given.status === "failed" ? Math.min(earned(), mostOfFailed) : earned() }];
    }),
    pointless:
      faults === undefined ? [] : [isSeen("faults") || faults.status === "failed" ? faults.status : "not measured"],
    // What was not seen to its end is nobody's fault.
    gates: gatesOf(partsSeen(parts, isSeen), deadSelectors, untestedCritical),
  });
}

function partsSeen(parts: Parts, isSeen: (part: PartName) => boolean): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([part]) => isSeen(part as PartName)));
}

function gatesOf(
  { accuracy, routes, resilience }: Parts,
  dead: readonly DeadSelector[],
  untested: readonly string[],
): readonly GateFound[] {
  const missed = accuracy?.mishaps.filter(
    ({ severity, outcome }) => severity === "critical" && (outcome === "missed" || outcome === "late"),
  );
  return [
    ...(missed === undefined
      ? []
      : [
          gate(
            "missed-critical",
            missed.map(({ alert }) => alert),
          ),
        ]),
    ...(accuracy === undefined
      ? []
      : [
          gate("untested-critical", untested),
          gate(
            "dead-selector",
            dead.map(({ job }) => `job="${job}"`),
          ),
        ]),
    ...(routes === undefined
      ? []
      : [
          gate("misrouted-critical", unreached(routes)),
          gate("watchdog-path", routes.watchdog === undefined ? ["Watchdog"] : []),
        ]),
    ...(resilience === undefined
      ? []
      : [
          gate(
            "lost-notification",
            resilience.cases.filter(({ lost }) => lost > 0).map(({ id }) => id),
          ),
        ]),
  ];
}

/** The critical alerts that one at least of their receivers never got; that others got them, too, wakes somebody for nothing. */
function unreached({ rows }: Routes): readonly string[] {
  return rows
    .filter(({ severity, outcome }) => severity === "critical" && !asDeclared(outcome))
    .filter(({ declared, got }) => declared.some((receiver) => !got.includes(receiver)))
    .map(({ alert }) => alert);
}

function gate(name: GateFound["gate"], subjects: readonly string[]): GateFound {
  return { gate: name, subjects };
}

/** Rules count alike, however many scenarios they have: half of a rule's score is what it was to do, half what it was not to. */
function accuracyEarned(rules: readonly Confusion[]): number {
  if (rules.length === 0) return 0;
  const ofRule = ({ precision, recall }: Confusion) => {
    const shares = [precision, recall].filter(({ of }) => of > 0).map(({ hits, of }) => hits / of);
    return shares.length === 0 ? 1 : shares.reduce((sum, one) => sum + one, 0) / shares.length;
  };
  return rules.reduce((sum, one) => sum + ofRule(one), 0) / rules.length;
}

function share<T>(all: readonly T[], isRight: (one: T) => boolean): number {
  return all.length === 0 ? 1 : all.filter(isRight).length / all.length;
}
