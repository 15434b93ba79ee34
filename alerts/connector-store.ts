import { circuitBreakerState, forwardedMessages, storedLimit, storedMessages } from "../metrics/chat4all.ts";
import { anyConnector } from "./chat4all-parts.ts";
import { forwarding, stored } from "./connectors-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  div,
  eq,
  fires,
  gap,
  gt,
  increase,
  lastOverTime,
  maxOverTime,
  minOverTime,
  ramp,
  silent,
} from "./kit/index.ts";

/** A connector has kept so many messages that it will soon stop reading from Kafka. */
export const storeFilling: Alert = alert("ConnectorStoreFilling", {
  expr: gt(div(lastOverTime(storedMessages, "1m"), lastOverTime(storedLimit, "1m")), 0.8),
  for: "2m",
  severity: "warning",
  priority: "P2",
  owner: "messaging",
  summary: ({ labels, value }) =>
    `${labels.instance} keeps messages for ${labels.channel} in ${value.humanizePercentage} of its space`,
  description:
    "When nothing is left it stops reading from Kafka, where messages wait until retention deletes them. None is lost before.",
  action: ({ labels }) =>
    `Find out when ${labels.channel} will be back; see that the topic's retention is longer than that.`,
  page: {
    look: [
      "[CircuitBreakerOpen](CircuitBreakerOpen.md) fires as well: the channel is down, and for how long is the question.",
      "The breaker is closed: it forwards more slowly than messages come in, `connector_forwarded_messages_total` against `connector_stored_messages`.",
    ],
    act: [
      "Nothing is lost yet. Raise the retention of the channel's topic to more than the expected outage.",
      "A larger journal is a restart of the connector with another limit; what is kept stays.",
    ],
  },
  scenarios: [
    fires("an outage of hours", {
      series: stored(ramp({ from: 0, by: 100, per: "15s" })),
      at: "22m30s",
      notBefore: "22m15s",
    }),
    fires("just over four fifths, while scrapes fail", {
      series: stored(constant(8001, "1m"), gap("45s"), constant(8001)),
      at: "2m",
      shows: "boundary",
    }),
    fires("until enough of it is sent", {
      series: stored(constant(9500, "10m"), ramp({ from: 9500, by: -100, per: "15s", lasts: "20m" })),
      at: "8m",
      resolvedBy: "14m",
    }),
    silent("four fifths", { series: stored(constant(8000, "30m")), shows: "boundary" }),
    silent("nothing kept", { series: stored(constant(0, "30m")) }),
  ],
});

/** The channel is back, yet nothing of what was kept is sent; and everything that comes in queues up behind it. */
export const forwardingStalled: Alert = alert("ConnectorForwardingStalled", {
  expr: and(
    gt(minOverTime(storedMessages, "5m"), 0),
    and(eq(increase(forwardedMessages, "5m"), 0), eq(maxOverTime(circuitBreakerState.where(anyConnector), "5m"), 0)),
  ),
  for: "5m",
  severity: "critical",
  priority: "P2",
  owner: "messaging",
  summary: ({ labels, value }) =>
    `${labels.instance} keeps ${value} messages for ${labels.channel} and sends none of them`,
  description:
    "The channel's API takes calls again. Nothing overtakes what waits, so every new message for that channel waits too.",
  action: ({ labels }) => `Restart ${labels.instance}: it finds what it kept and sends it.`,
  page: {
    look: [
      "The connector's log: a message that fails again and again at the head of the queue, or a disk that cannot be written.",
      "How many wait: `connector_stored_messages`, and whether it grows.",
    ],
    act: [
      "Restart the connector. Its journal is on disk; channels take a message's id once, so nothing arrives twice.",
      "When it stalls again at the same message, move that line of the journal aside and restart.",
    ],
  },
  scenarios: [
    fires("the forwarder hangs after an outage", {
      series: forwarding(
        [ramp({ from: 0, by: 5, per: "15s", lasts: "10m" }), constant(200)],
        [constant(0)],
        [constant(1, "10m"), constant(0)],
      ),
      at: "21m",
      notBefore: "19m45s",
    }),
    fires("it hung, was restarted, and hangs again", {
      series: forwarding(
        [constant(200, "10m"), gap("30s"), constant(200)],
        [constant(700, "10m"), gap("30s"), constant(0)],
      ),
      at: "25m",
    }),
    fires("a single message is stuck", {
      series: forwarding([constant(1)], [constant(0)]),
      at: "11m",
      shows: "boundary",
    }),
    fires("until the restart that sends them", {
      series: forwarding(
        [constant(200, "20m"), ramp({ from: 190, by: -10, per: "15s", lasts: "4m45s" }), constant(0, "10m")],
        [constant(0, "20m"), ramp({ from: 10, by: 10, per: "15s", lasts: "4m45s" }), constant(200, "10m")],
      ),
      at: "15m",
      resolvedBy: "20m",
    }),
    silent("the channel is down: they have to wait", {
      series: forwarding([ramp({ from: 1, by: 5, per: "15s" })], [constant(0)], [constant(1)]),
      lasts: "40m",
    }),
    silent("it works off what it kept", {
      series: forwarding(
        [ramp({ from: 6000, by: -50, per: "15s", lasts: "30m" }), constant(0, "10m")],
        [ramp({ from: 0, by: 50, per: "15s", lasts: "30m" }), constant(6000, "10m")],
      ),
    }),
    silent("nothing is kept", { series: forwarding([constant(0, "30m")], [constant(0, "30m")]), shows: "boundary" }),
  ],
});
