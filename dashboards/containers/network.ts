import { containers } from "../../metrics/index.ts";
import { add, rate, rateOf, row, sum, timeseries } from "../kit/index.ts";
import { chosen, range } from "./scope.ts";

const by = ["instance", "name"] as const;
const lost = (dropped: typeof containers.networkReceivedDropped, errors: typeof containers.networkReceiveErrors) =>
  add(
    sum(rate(dropped.where(chosen), range)).by("instance", "name"),
    sum(rate(errors.where(chosen), range)).by("instance", "name"),
  );

/** Use and errors of the network. Containers on the host's network have none of their own. */
export const network = row("Network", [
  timeseries("received", {
    ...rateOf(containers.networkReceivedBytes.where(chosen), { by, legend: "{{name}}" }),
    title: "Received",
    description: "Bytes per second that each container received.",
    width: "third",
  }),
  timeseries("sent", {
    ...rateOf(containers.networkSentBytes.where(chosen), { by, legend: "{{name}}" }),
    title: "Sent",
    description: "Bytes per second that each container sent.",
    width: "third",
  }),
  timeseries("packets-lost", {
    title: "Packets lost",
    description: "Packets per second dropped or faulty, both ways. 0 is good.",
    unit: "pps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: add(
          lost(containers.networkReceivedDropped, containers.networkReceiveErrors),
          lost(containers.networkSentDropped, containers.networkSendErrors),
        ),
        legend: "{{name}}",
      },
    ],
  }),
]);
