import type { Logger } from "../../../exporters/kit/index.ts";

/** Logs why Prometheus cannot be asked when that changes, not for each of the questions that a page asks at once. */
export function createOutageLog(log: Logger): (fault: string | undefined) => void {
  let last: string | undefined;
  return (fault) => {
    if (fault === last) return;
    if (fault === undefined) log.info("Prometheus answers again");
    else log.error({ fault }, "Prometheus cannot be asked");
    last = fault;
  };
}
