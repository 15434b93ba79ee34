import { containers } from "../../../metrics/index.ts";
import type { Metric } from "../../../metrics/kit/index.ts";
import { withLabel } from "../../kit/index.ts";
import type { InterfaceUsage } from "../usage.ts";
import type { Known } from "../watch/index.ts";
import type { LevelName } from "./view.ts";
import type { Writers } from "./writers.ts";

const families: readonly (readonly [Metric, Exclude<keyof InterfaceUsage, "name">])[] = [
  [containers.networkReceivedBytes, "receivedBytes"],
  [containers.networkReceivedPackets, "receivedPackets"],
  [containers.networkReceivedDropped, "receivedDropped"],
  [containers.networkReceiveErrors, "receiveErrors"],
  [containers.networkSentBytes, "sentBytes"],
  [containers.networkSentPackets, "sentPackets"],
  [containers.networkSentDropped, "sentDropped"],
  [containers.networkSendErrors, "sendErrors"],
];

/** Traffic of a container, by interface, or all of them together. */
export function writeNetwork(writers: Writers, labels: string, { network }: Known, level: LevelName): void {
  const interfaces = network?.value ?? [];
  if (interfaces.length === 0 || level === "core") return;
  for (const [metric, key] of families) {
    if (level === "sums")
      writers.add(
        metric,
        labels,
        interfaces.reduce((sum, one) => sum + one[key], 0),
      );
    else for (const one of interfaces) writers.add(metric, withLabel(labels, "interface", one.name), one[key]);
  }
}
