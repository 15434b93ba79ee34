import {
  cpuPeriod,
  cpuPeriods,
  cpuQuota,
  cpuThrottledPeriods,
  cpuUsage,
  health,
  memoryLimit,
  memoryWorkingSet,
  oomKills,
  restarts,
} from "../metrics/containers.ts";
import { constant, type InState, ramp, type SampleSeries, type Shape } from "./kit/index.ts";

export const MiB = 2 ** 20;

/** Labels of the series of a container; a new version of its image makes them other series. */
export function containerLabels(name: string, image = `${name}:1`) {
  return {
    job: "containers",
    instance: "containers:9338",
    name,
    image,
    container_label_com_docker_compose_project: "",
    container_label_com_docker_compose_service: "",
    container_label_com_docker_stack_namespace: "",
    container_label_com_docker_swarm_service_name: "",
    container_label_sightline_part: "",
    container_label_sightline_stack: "",
  };
}

const shop = containerLabels("shop");

/** What alerts on that container are told apart by. */
export const ofShop = { labels: { instance: shop.instance, name: "shop" } };

/** Kills for memory that were counted in the container. */
export function oom(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [oomKills.series(shop, samples)];
}

/** Restarts by the container's policy. */
export function restarted(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [restarts.series(shop, samples)];
}

/** A container that is replaced by one with a new image after some time, and restarts as before. */
export function replaced(before: Shape, after: readonly Shape[]): readonly SampleSeries[] {
  return [restarts.series(shop, before), restarts.series(containerLabels("shop", "shop:2"), after)];
}

/** What the container's health check says. */
export function checked(...states: readonly InState<"starting" | "healthy" | "unhealthy">[]): readonly SampleSeries[] {
  return health.series(shop, states);
}

/** Memory that cannot be taken back, of a limit; none at 0. */
export function memory(limit: number, ...used: readonly Shape[]): readonly SampleSeries[] {
  return [memoryWorkingSet.series(shop, used), memoryLimit.series(shop, constant(limit))];
}

interface Throttling {
  /** Of the ten periods of a second. */
  readonly heldBack: number;
  /** CPUs in use. */
  readonly uses: number;
  /** CPUs it may use. @default 0.5 */
  readonly may?: number;
}

/** A container that waits for its CPU limit in some periods of a tenth of a second. */
export function throttled({ heldBack, uses, may = 0.5 }: Throttling): readonly SampleSeries[] {
  return [
    cpuPeriods.series(shop, ramp({ from: 0, by: 150, per: "15s" })),
    cpuThrottledPeriods.series(shop, ramp({ from: 0, by: 15 * heldBack, per: "15s" })),
    cpuUsage.series({ ...shop, cpu: "total" }, ramp({ from: 0, by: 15 * uses, per: "15s" })),
    cpuQuota.series(shop, constant(may * 100_000)),
    cpuPeriod.series(shop, constant(100_000)),
  ];
}

/** A container that may use all CPUs there are: the kernel counts no periods for it. */
export function unlimited({ uses }: { readonly uses: number }): readonly SampleSeries[] {
  return [cpuUsage.series({ ...shop, cpu: "total" }, ramp({ from: 0, by: 15 * uses, per: "15s" }))];
}
