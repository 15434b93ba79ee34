import { nodeExporterNetwork as net } from "../../metrics/index.ts";
import { add, div, gt, max, rate, row, sum, timeseries } from "../kit/index.ts";
import { useRow } from "../rows/index.ts";
import { fullness, here, range, wired } from "./scope.ts";

const by = ["instance", "device"] as const;
const resent = div(
  sum(rate(net.tcpSegmentsResent.where(here), range)).by("instance"),
  gt(sum(rate(net.tcpSegmentsSent.where(here), range)).by("instance"), 0),
);

const use = useRow({
  title: "Network",
  key: "network",
  utilisation: {
    title: "Received and sent",
    description: "Bytes per second of each device of the host. What it can take is not told: a flat top is its limit.",
    unit: "Bps",
    min: 0,
    queries: [
      { expr: sum(rate(net.receivedBytes.where(wired), range)).by(...by), legend: "{{instance}} {{device}} received" },
      { expr: sum(rate(net.sentBytes.where(wired), range)).by(...by), legend: "{{instance}} {{device}} sent" },
    ],
  },
  saturation: {
    title: "Packets dropped",
    description:
      "Packets per second for which there was no room. Normally 0; else the host or the line is too slow for its traffic.",
    unit: "pps",
    min: 0,
    queries: [
      { expr: sum(rate(net.receiveDrops.where(wired), range)).by(...by), legend: "{{instance}} {{device}} received" },
      { expr: sum(rate(net.sendDrops.where(wired), range)).by(...by), legend: "{{instance}} {{device}} sent" },
    ],
  },
  errors: {
    title: "Packets with errors",
    description:
      "Packets per second that arrived broken or could not be sent. Anything but 0 is a cable, a card or a driver.",
    unit: "pps",
    min: 0,
    queries: [
      {
        expr: add(
          sum(rate(net.receiveErrors.where(wired), range)).by(...by),
          sum(rate(net.sendErrors.where(wired), range)).by(...by),
        ),
        legend: "{{instance}} {{device}}",
      },
    ],
  },
});

export const network = row(use.title, [
  ...use.panels,
  timeseries("tcp-resent", {
    title: "Segments sent again",
    description:
      "Part of the TCP segments that had to be repeated. Below 1 % is good; above, something on the way loses packets.",
    unit: "percentunit",
    min: 0,
    width: "third",
    queries: [{ expr: resent, legend: "{{instance}}" }],
  }),
  timeseries("tcp-connections", {
    title: "TCP connections",
    description: "Connections that are open. A number that only grows: somebody opens and never closes.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [{ expr: sum(net.tcpConnections.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("conntrack", {
    title: "Followed by the firewall",
    description: "Part of the connections that the firewall can follow. At 100 % new ones fail.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    thresholds: fullness,
    mayBeEmpty: "A host without a firewall that follows connections.",
    queries: [
      {
        expr: max(div(net.conntrackEntries.where(here), gt(net.conntrackLimit.where(here), 0))).by("instance"),
        legend: "{{instance}}",
      },
    ],
  }),
]);
