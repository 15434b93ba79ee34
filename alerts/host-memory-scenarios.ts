import { oomKills as containersKilled } from "../metrics/containers.ts";
import { memoryAvailable, memoryTotal, oomKills } from "../metrics/node-exporter.ts";
import { containerLabels } from "./containers-scenarios.ts";
import { constant, type SampleSeries, type Shape } from "./kit/index.ts";

export const GiB = 2 ** 30;

const node = { job: "node-exporter", instance: "node-exporter:9100" };

/** The memory of a host with 8 GiB. */
export function memoryLeft(...available: readonly Shape[]): readonly SampleSeries[] {
  return [memoryAvailable.series(node, available), memoryTotal.series(node, constant(8 * GiB))];
}

interface Kills {
  readonly host: readonly Shape[];
  readonly containers?: Shape | readonly Shape[];
}

/** Processes that were killed for memory: as the host's kernel counts them, and those in a container. */
export function killed({ host, containers }: Kills): readonly SampleSeries[] {
  return [
    oomKills.series(node, host),
    ...(containers === undefined ? [] : [containersKilled.series(containerLabels("shop"), containers)]),
  ];
}
