import { nodeExporterNetwork as device } from "../../metrics/index.ts";
import { add, rate, row, sum, timeseries } from "../kit/index.ts";
import { range, wired } from "./scope.ts";

const lost = add(
  sum(rate(device.receiveErrors.where(wired), range)).by("instance", "device"),
  sum(rate(device.receiveDrops.where(wired), range)).by("instance", "device"),
);
const unsent = add(
  sum(rate(device.sendErrors.where(wired), range)).by("instance", "device"),
  sum(rate(device.sendDrops.where(wired), range)).by("instance", "device"),
);

export const network = row("Network", [
  timeseries("received", {
    title: "Received",
    description: "Bytes per second received by each device of the host.",
    unit: "Bps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: sum(rate(device.receivedBytes.where(wired), range)).by("instance", "device"),
        legend: "{{instance}} {{device}}",
      },
    ],
  }),
  timeseries("sent", {
    title: "Sent",
    description: "Bytes per second sent by each device of the host.",
    unit: "Bps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: sum(rate(device.sentBytes.where(wired), range)).by("instance", "device"),
        legend: "{{instance}} {{device}}",
      },
    ],
  }),
  timeseries("packets-lost", {
    title: "Packets lost",
    description: "Packets per second with errors or without room for them. Normally 0.",
    unit: "pps",
    min: 0,
    width: "third",
    queries: [
      { expr: lost, legend: "{{instance}} {{device}} received" },
      { expr: unsent, legend: "{{instance}} {{device}} sent" },
    ],
  }),
]);
