import type { ClusterSummary, GroupSummary } from "../watch/index.ts";
import type { Limits } from "./limits.ts";

/** What a health check is told. */
export interface Verdict {
  /** 200: healthy; 503: not; 404: nobody watches such a group. */
  readonly status: 200 | 404 | 503;
  /** In one line. */
  readonly reason: string;
  readonly group?: GroupSummary;
}

/** Judges a group: it has members, is stable, commits or has nothing to do, and keeps to the limits. */
export function judge(group: GroupSummary, limits: Limits): Verdict {
  const reason = fault(group, limits);
  return reason === undefined ? { status: 200, reason: praise(group), group } : { status: 503, reason, group };
}

/** The group in the clusters asked for; a verdict when there is none to judge. */
export function findGroup(
  clusters: readonly ClusterSummary[],
  id: string,
  { cluster }: Limits,
): GroupSummary | Verdict {
  const asked = clusters.filter(({ name }) => cluster === undefined || name === cluster);
  if (asked.length === 0)
    return cluster === undefined || clusters.length === 0
      ? { status: 503, reason: "no cluster has been read yet" }
      : { status: 404, reason: `no cluster is called ${printable(cluster)}; there are: ${listOf(clusters)}` };
  const name = printable(id);
  const having = asked.filter(({ groups }) => groups.some((group) => group.id === id));
  const [group, second] = having.flatMap(({ groups }) => groups.filter((one) => one.id === id));
  if (second !== undefined)
    return { status: 404, reason: `several clusters have a group ${name}; add ?cluster=, one of: ${listOf(having)}` };
  if (group !== undefined) return group;
  const unreachable = asked.find((one) => one.unreachable !== undefined);
  if (unreachable !== undefined)
    return { status: 503, reason: `cluster ${unreachable.name} cannot be read: ${unreachable.unreachable}` };
  return { status: 404, reason: `no group ${name} is watched; name it in the settings to tell missing from unknown` };
}

function fault(group: GroupSummary, limits: Limits): string | undefined {
  const id = printable(group.id);
  const { found, error, members, committedKnown, state, lag, lagUnknown, seconds, secondsUnknown, stalledSeconds } =
    group;
  if (found === false) return `Kafka does not know the group ${id}: it was never started, or its offsets have expired`;
  if (error !== undefined) return `the coordinator of ${id} answers ${error}`;
  if (found === undefined) return `the coordinator of ${id} did not answer`;
  if (!committedKnown) return `the coordinator of ${id} did not tell its committed offsets`;
  if (members === undefined) return `it is not known how many members ${id} has`;
  if (members < limits["min-members"])
    return `${id} has ${counted(members, "member")}, ${limits["min-members"]} or more are needed`;
  if (state !== "Stable") return `${id} is ${state}, not Stable`;
  if (stalledSeconds !== undefined && stalledSeconds * 1000 > limits["max-stalled"])
    return `${id} has committed nothing on a lagging partition for ${Math.round(stalledSeconds)} s`;
  const { "max-lag": maxLag, "max-lag-seconds": maxSeconds } = limits;
  if (maxLag !== undefined && lag > maxLag) return `${id} is ${counted(lag, "record")} behind, ${maxLag} are allowed`;
  if (maxSeconds !== undefined && (seconds ?? 0) > maxSeconds)
    return `${id} is ${rounded(seconds)} s behind, ${maxSeconds} s are allowed`;
  if (maxLag !== undefined && lagUnknown > 0)
    return `the lag of ${id} is unknown on ${counted(lagUnknown, "partition")}`;
  const ages = [...secondsUnknown].filter(([reason]) => reason !== "transaction_marker");
  if (maxSeconds !== undefined && ages.length > 0)
    return `the lag of ${id} in seconds is unknown: ${ages.map(([reason, count]) => `${reason} on ${counted(count, "partition")}`).join(", ")}`;
  return undefined;
}

function praise({ id, members = 0, lag, seconds }: GroupSummary): string {
  const name = printable(id);
  const late = seconds === undefined || lag === 0 ? "" : `, the oldest ${rounded(seconds)} s old`;
  return `${name} is Stable with ${counted(members, "member")}; ${counted(lag, "record")} to read${late}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function rounded(seconds = 0): number {
  return Math.round(seconds * 10) / 10;
}

function listOf(clusters: readonly ClusterSummary[]): string {
  return clusters.map(({ name }) => name).join(", ");
}

/** A name may hold line breaks; a reason has one line. */
function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, "?");
}
