import type { Logger } from "../../kit/index.ts";

/** Most of what is wrong at once has one cause: the first ones tell it. */
const most = 5;

/** Logs what a cluster does not answer when that changes, not at every collection. */
export function createTeller(log: Logger, cluster: string): (failures: readonly string[]) => void {
  let before = "";
  return (failures) => {
    const now = [...failures].sort().join("\n");
    if (now === before) return;
    before = now;
    if (failures.length === 0) log.info({ cluster }, "everything is answered again");
    else log.warn({ cluster, failures: failures.slice(0, most), all: failures.length }, "not everything was answered");
  };
}
