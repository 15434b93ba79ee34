import { containers } from "../../metrics/index.ts";
import { rateOf, row, saturation, timeseries } from "../kit/index.ts";
import { chosen } from "./scope.ts";

const by = ["instance", "name"] as const;

/** What containers read and write, and how many threads they have. */
export const disk = row("Disk and threads", [
  timeseries("read", {
    ...rateOf(containers.fsReadBytes.where(chosen), { by, legend: "{{name}}" }),
    title: "Read",
    description: "Bytes per second read from disks, without what the page cache answered.",
    width: "third",
  }),
  timeseries("written", {
    ...rateOf(containers.fsWrittenBytes.where(chosen), { by, legend: "{{name}}" }),
    title: "Written",
    description: "Bytes per second written to disks.",
    width: "third",
  }),
  timeseries("threads", {
    ...saturation({
      used: containers.threads.where(chosen),
      limit: containers.threadsLimit.where(chosen),
      by,
      legend: "{{name}}",
    }),
    title: "Threads",
    description: "Part of the threads that each container may have. At 100 % it can start none.",
    width: "third",
  }),
]);
