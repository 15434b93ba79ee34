import { cpus, totalmem } from "node:os";
import { lock } from "../toolchain/index.ts";

/** What a measurement depends on, memory rounded so that machines of one kind count as equal. */
export function thisMachine() {
  const { prometheus, alertmanager } = lock.images;
  return {
    processors: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30) * 1024,
    versions: { alertmanager: alertmanager.version, prometheus: prometheus.version },
  };
}
