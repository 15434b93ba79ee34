import { type Dependency, dependencies } from "../dependency.ts";
import type { Effects, FaultBoard } from "../faults/index.ts";
import type { Condition, Link } from "./link.ts";

/** What the network faults do to the links; several at once add up. */
export function faultLinks(links: Readonly<Record<Dependency, Link>>, board: () => FaultBoard): Effects {
  const refresh = (_parameters: object, ended: AbortSignal) => {
    const set = () => {
      for (const dependency of dependencies) links[dependency].set(conditionOf(dependency, board()));
    };
    set();
    ended.addEventListener("abort", set);
  };
  return {
    "database-down": refresh,
    "network-latency": refresh,
    partition: refresh,
    "redis-down": refresh,
  };
}

/** The faults of the moment, for one dependency. */
export function conditionOf(dependency: Dependency, board: FaultBoard): Condition {
  const concerns = (fault: { readonly dependency: string } | undefined) =>
    fault !== undefined && ["all", dependency].includes(fault.dependency);
  const latency = board.active("network-latency");
  const delayMs = latency !== undefined && concerns(latency) ? latency.delayMs : 0;
  if (board.active(dependency === "postgres" ? "database-down" : "redis-down")) return { state: "down", delayMs };
  return { state: concerns(board.active("partition")) ? "partitioned" : "up", delayMs };
}
