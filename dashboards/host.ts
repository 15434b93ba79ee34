import { clock, cpu, disks, fileSystems, health, memory, network } from "./host/index.ts";
import { dashboard } from "./kit/index.ts";

/** One row per resource, each with its use, its saturation and its errors, then what explains them. */
export const host = dashboard({
  uid: "host",
  title: "Host",
  owner: "ops",
  purpose: "Is a host short of CPU, memory, disk or network, and since when?",
  tags: ["monitoring"],
  rows: [health, cpu, memory, fileSystems, disks, network, clock],
});
