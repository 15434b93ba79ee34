import type { Told } from "../../../../validation/observe/index.ts";

let notification = 0;

/** A message as the inbox has it; moments in seconds. */
export function told(at: number, alertname: string, more: Partial<Told> = {}): Told {
  notification += 1;
  const { labels, ...rest } = more;
  return {
    ...{ notification, at: at * 1000, receiver: "inbox", status: "firing", episode: "", group: {} },
    labels: { alertname, severity: "critical", ...labels },
    ...rest,
  };
}
