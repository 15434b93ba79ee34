import { containers } from "../../metrics/index.ts";
import { levelOf, rateOf, row, timeseries } from "../kit/index.ts";
import { chosen } from "./scope.ts";

const by = ["instance", "name"] as const;

const mayBeEmpty = "Not every kernel tells what containers read and write.";

/** What containers read and write, and how many threads they have. */
export const disk = row("Disk and threads", [
  timeseries("read", {
    ...rateOf(containers.fsReadBytes.where(chosen), { by, legend: "{{name}}" }),
    title: "Read",
    description: "Bytes per second read from disks, without what the page cache answered.",
    mayBeEmpty,
    width: "third",
  }),
  timeseries("written", {
    ...rateOf(containers.fsWrittenBytes.where(chosen), { by, legend: "{{name}}" }),
    title: "Written",
    description: "Bytes per second written to disks.",
    mayBeEmpty,
    width: "third",
  }),
  timeseries("threads", {
    ...levelOf(containers.threads.where(chosen), { aggregate: "sum", by, legend: "{{name}}" }),
    title: "Threads",
    description: "Threads and processes of each container. A number that only grows is a leak.",
    decimals: 0,
    width: "third",
  }),
]);
