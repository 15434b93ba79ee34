import { refused } from "../metrics/socket-proxy.ts";
import { type Alert, alert, constant, fires, gt, increase, not, ramp, type Shape, silent, sum } from "./kit/index.ts";

/** Somebody asks the engine through the proxy for more than reading. */
export const socketProxyRefusing: Alert = alert("SocketProxyRefusing", {
  // Busy is a matter of load: what is asked then was allowed, and the exporter that asked says so itself.
  expr: gt(sum(increase(refused.where({ reason: not("busy") }), "15m")).by("instance", "reason"), 0),
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `the socket proxy ${labels.instance} refuses requests: ${labels.reason}`,
  description: "What asks is broken, or somebody on its network tries what is not allowed: the engine's API is root.",
  action: "The proxy's log has the sender's address and what was asked. Find the container with that address.",
  page: {
    meaning:
      "Only the containers exporter and Prometheus are on the proxy's network, and neither asks for anything that is refused. A refusal is a new version of one of them, a container that was put onto that network, or an intruder in one of these. Nothing happened: what was refused did not reach the engine.",
    look: [
      "The proxy's log: the sender's address, method and path of each refused request.",
      "`docker network inspect <project>-<stack>-engine`: which container has that address, and is it one of the two?",
      "The reason: `method`, `body`, `upgrade` and `connect` are attempts to change something or to get in; `path`, `query` and `filter` may be a client's new version.",
    ],
    act: [
      "A container that does not belong there: disconnect it, and find out who put it there.",
      "One of the two: compare its image with the one that was deployed, and replace it.",
      "A harmless new question of a new version: write it down as an issue; the list of what is let through is part of the proxy and no setting.",
    ],
  },
  scenarios: [
    fires("a single attempt to start a container", {
      series: refusals({ method: [constant(0, "10m"), constant(1)] }),
      at: "11m",
      resolvedBy: "25m",
      labels: { instance: "socket-proxy:9375", reason: "method" },
    }),
    fires("somebody tries one path after the other", {
      series: refusals({ path: [ramp({ from: 0, by: 3, per: "15s" })] }),
      at: "2m",
      labels: { instance: "socket-proxy:9375", reason: "path" },
    }),
    silent("more at a time than it may serve", {
      series: refusals({ busy: [constant(0, "10m"), ramp({ from: 0, by: 1, per: "15s", lasts: "20m" })] }),
    }),
    silent("nothing is refused", { series: refusals({}), lasts: "30m" }),
  ],
});

function refusals({
  method = [constant(0)],
  path = [constant(0)],
  busy = [constant(0)],
}: Partial<Record<"busy" | "method" | "path", readonly Shape[]>>) {
  const proxy = { job: "socket-proxy", instance: "socket-proxy:9375" };
  return [
    refused.series({ ...proxy, reason: "method" }, method),
    refused.series({ ...proxy, reason: "path" }, path),
    refused.series({ ...proxy, reason: "busy" }, busy),
  ];
}
