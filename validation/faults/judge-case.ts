import { type Fault, printWanted } from "../../systems/index.ts";
import { labelsKey, type Told } from "../observe/index.ts";
import type { Faults } from "../result/index.ts";
import { type Arrival, arrivalsSince, isWanted, missingOf, printAlert } from "./arrivals.ts";

/** What was seen of a fault; times are milliseconds since 1970. */
export interface FaultRun {
  readonly fault: Fault;
  readonly injectedAt: number;
  readonly endedAt: number;
  /** From when on the system worked as before; absent: it did not within the time it was given. */
  readonly workedAt?: number;
  /** What was still amiss then. */
  readonly amiss: readonly string[];
  /** When nothing fired any more; absent: something still did. */
  readonly quietAt?: number;
  /** Everything that has arrived since the copy began. */
  readonly told: readonly Told[];
  /** Keys of the alerts that somebody had been told of before and that were not over. */
  readonly before: ReadonlyMap<string, unknown>;
  /** Names of the alerts that fire at all times. */
  readonly heartbeats: ReadonlySet<string>;
  /** Alerts that fired and were muted by others. */
  readonly muted: readonly string[];
  /** See `boundOf`: milliseconds. */
  readonly bound: number;
  readonly messages?: NonNullable<Case["messages"]>;
  /** Why it could not be played; with it nothing else is judged. */
  readonly trouble?: string;
  /** False when it was interrupted. */
  readonly complete: boolean;
}

type Case = Faults["cases"][number];

/** A fault's case: its alerts arrive in time, no other one does, the system recovers, nothing is lost. */
export function judgeCase(run: FaultRun): Case {
  const { fault, injectedAt, endedAt, workedAt, quietAt, bound, messages, trouble, complete } = run;
  const arrivals = arrivalsSince(run.told, injectedAt).filter(
    ({ labels }) => !run.before.has(labelsKey(labels)) && !run.heartbeats.has(labels.alertname ?? ""),
  );
  const declared = fault.alerts.map(printWanted);
  const missed = missingOf(fault.alerts, arrivals).map(printWanted);
  const first = (wanted: Fault["alerts"][number]) => arrivals.find(({ labels }) => isWanted(wanted, labels))?.at;
  const times = fault.alerts.flatMap((wanted) => first(wanted) ?? []).map((at) => at - injectedAt);
  const late = fault.alerts.filter((wanted) => (first(wanted) ?? injectedAt) - injectedAt > bound).map(printWanted);
  const allowed = (fault.alsoAllowed ?? []).map(({ alert }) => alert);
  const isExpected = ({ labels }: Arrival) => [...fault.alerts, ...allowed].some((wanted) => isWanted(wanted, labels));
  const undeclared = [...new Set(arrivals.filter((one) => !isExpected(one)).map(({ labels }) => printAlert(labels)))];
  const besides = arrivals.filter(
    (one) => isExpected(one) && !fault.alerts.some((alert) => isWanted(alert, one.labels)),
  );
  const failed =
    missed.length + late.length + undeclared.length > 0 ||
    workedAt === undefined ||
    quietAt === undefined ||
    (messages?.lost ?? 0) > 0;
  return {
    fault: fault.name,
    status: trouble !== undefined || !complete ? "not measured" : failed ? "failed" : "passed",
    declared,
    arrived: declared.filter((alert) => !missed.includes(alert)),
    late,
    undeclared: undeclared.sort(),
    ...(times.length === 0 ? {} : { told: Math.min(...times), toldAll: Math.max(...times) }),
    ...(fault.alerts.length === 0 ? {} : { bound }),
    ...(workedAt === undefined ? {} : { recovered: Math.max(0, workedAt - endedAt) }),
    ...(quietAt === undefined || arrivals.length === 0 ? {} : { resolved: Math.max(0, quietAt - endedAt) }),
    ...(messages === undefined ? {} : { messages }),
    notes: [
      ...(trouble === undefined ? [] : [`It could not be played: ${trouble}.`]),
      ...(complete ? [] : ["It was interrupted."]),
      ...(late.length === 0 ? [] : [`Later than the settings allow: ${late.join(", ")}.`]),
      ...(workedAt !== undefined || trouble !== undefined || !complete
        ? []
        : [`It does not work as before: ${run.amiss.join("; ")}.`]),
      ...(quietAt !== undefined || trouble !== undefined || !complete
        ? []
        : ["Alerts of it were still firing when there was no more time to wait."]),
      ...listed("Arrived besides, as it may", [...new Set(besides.map(({ labels }) => printAlert(labels)))]),
      ...listed("Fired and were muted by others", run.muted),
    ],
  };
}

function listed(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${what}: ${names.toSorted().join(", ")}.`];
}
