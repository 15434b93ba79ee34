import { checkDashboards, dashboardJson } from "../../dashboards/kit/index.ts";
import { throwOnErrors } from "../../problems/index.ts";
import { ourDashboard } from "./ours.ts";
import { theirDashboard } from "./theirs.ts";

/** Each makes so many dashboards, as texts of JSON. */
const making = {
  theirs: (count: number) => Array.from({ length: count }, (_, n) => theirDashboard(n)),
  rendered: (count: number) => Array.from({ length: count }, (_, n) => dashboardJson(ourDashboard(n))),
  // As a bundle does it.
  checked: (count: number) => {
    const dashboards = ours(count);
    throwOnErrors(checkDashboards(dashboards));
    return dashboards.map(dashboardJson);
  },
} as const;

const ours = (count: number) => Array.from({ length: count }, (_, n) => ourDashboard(n));

export type Maker = keyof typeof making;

export const makers = Object.keys(making) as readonly Maker[];

/** What making them took. */
export interface Made {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of CPU time, the collector's among them. */
  readonly cpu: number;
  /** Megabytes (10⁶ bytes) of memory at most, the program's code among them. */
  readonly peak: number;
  /** Length of the JSON. */
  readonly bytes: number;
}

/** Makes so many, keeps them all as a bundle does, and says what it took. */
export function make(maker: Maker, count: number): Made {
  const start = performance.now();
  const before = process.cpuUsage();
  const texts = making[maker](count);
  const { user, system } = process.cpuUsage(before);
  return {
    wall: (performance.now() - start) / 1000,
    cpu: (user + system) / 1e6,
    peak: (process.resourceUsage().maxRSS * 1024) / 1e6,
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
  };
}
