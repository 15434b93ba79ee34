import {
  circuitBreakerState,
  forwardedMessages,
  messagesSent,
  storedLimit,
  storedMessages,
} from "../metrics/chat4all.ts";
import { attempts, forwarding, stored } from "./connectors-scenarios.ts";
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
  max,
  maxOverTime,
  minOverTime,
  ramp,
  rate,
  silent,
  sum,
  unless,
} from "./kit/index.ts";

const owner = "messaging";

const ended = (status: "failed" | "rejected") => messagesSent.where({ status });
const share = (status: "failed" | "rejected") =>
  div(sum(rate(ended(status), "5m")).by("channel", "job"), sum(rate(messagesSent, "5m")).by("channel", "job"));
const number = (status: "failed" | "rejected") => sum(increase(ended(status), "5m")).by("channel", "job");

/** A channel refuses messages for good: they reach nobody. `limit` is what senders' mistakes may make. */
export const channelRejects = ({ limit = 0.1 }: { limit?: number } = {}): Alert =>
  alert("ConnectorMessagesRejected", {
    // Three mistakes in a quiet night are not worth waking anybody.
    expr: and(gt(share("rejected"), limit), gt(number("rejected"), 10)),
    for: "5m",
    severity: "critical",
    priority: "P2",
    owner,
    summary: ({ labels, value }) =>
      `${labels.channel} refuses ${value.humanizePercentage} of the messages of ${labels.job}`,
    description: "They are not tried again and reach nobody. Their senders were told that they are accepted.",
    action: ({ labels }) =>
      `Read the answers of ${labels.channel} in the log of ${labels.job}: a revoked key, a changed form, a blocked account.`,
    page: {
      meaning:
        "The channel's API answers, and says no for good (a 4xx). Such a message is given up, not stored. Its sender got a 202 from api-service and believes it on its way.",
      look: [
        "Which answer: the connector logs the channel's words with the message's id.",
        "401 or 403 on everything: the key expired or the account is blocked. 400 or 422 since a release: what is sent has changed, on our side or theirs.",
        "Only some recipients: numbers that do not exist; then it is a sender with a bad list.",
      ],
      act: [
        "Renew the key, or roll the connector back.",
        "While it cannot be mended, stop the connector: messages then wait in Kafka instead of being given up. KafkaConsumerGroupWithoutMembers will say so.",
        "Tell the senders; the ids are in the log.",
      ],
    },
    scenarios: [
      fires("an expired key", { series: attempts({ rejected: 20 }), at: "6m", value: 1 }),
      fires("just over the limit", {
        series: attempts({ sent: 100 * (1 - limit) - 1, rejected: 100 * limit + 1 }),
        at: "6m",
        value: limit + 0.01,
        shows: "boundary",
      }),
      silent("just under the limit", {
        series: attempts({ sent: 100 * (1 - limit) + 1, rejected: 100 * limit - 1 }),
        lasts: "30m",
        shows: "boundary",
      }),
      silent("the few that come at night, all of them wrong", { series: attempts({ rejected: 0.4 }), lasts: "30m" }),
      silent("nothing to send", { series: attempts({}), lasts: "30m" }),
      silent("the channel is down: they fail, and are kept", { series: attempts({ failed: 20 }), lasts: "30m" }),
    ],
  });

/** Calls of a channel's API fail, not so many that the breaker opens: messages arrive, at a second or third attempt. */
export const channelFailing = ({ limit = 0.1 }: { limit?: number } = {}): Alert =>
  alert("ConnectorCallsFailing", {
    expr: unless(
      and(gt(share("failed"), limit), gt(number("failed"), 10)),
      // Half-open, nearly every attempt fails: CircuitBreakerOpen has said it all.
      gt(max(maxOverTime(circuitBreakerState, "5m")).by("channel", "job"), 0),
    ),
    for: "10m",
    severity: "warning",
    priority: "P3",
    owner,
    summary: ({ labels, value }) =>
      `${value.humanizePercentage} of the calls of ${labels.job} to ${labels.channel} fail`,
    description:
      "They are tried again, so messages arrive later than they should. From half of the calls on, the circuit breaker opens.",
    action: ({ labels }) => `See the status page of ${labels.channel}, and the errors in the log of ${labels.job}.`,
    page: {
      look: [
        "Timeouts or errors: `connector_api_duration_seconds` and the connector's log tell.",
        "A limit reached (429): we send faster than the channel allows.",
        "One instance only: its way to the internet.",
      ],
      act: [
        "With an outage on the channel's side there is nothing to do: messages are tried again and then kept.",
        "With a limit, send slower, or have it raised.",
      ],
    },
    scenarios: [
      fires("every fifth call times out", { series: attempts({ sent: 16, failed: 4 }), at: "11m", value: 0.2 }),
      fires("just over the limit", {
        series: attempts({ sent: 100 * (1 - limit) - 1, failed: 100 * limit + 1 }),
        at: "11m",
        value: limit + 0.01,
        shows: "boundary",
      }),
      silent("just under the limit", {
        series: attempts({ sent: 100 * (1 - limit) + 1, failed: 100 * limit - 1 }),
        lasts: "30m",
        shows: "boundary",
      }),
      silent("the breaker is open: another alert says so", {
        series: attempts({ failed: 4 }, [constant(1)]),
        lasts: "30m",
      }),
      silent("one failure in a quiet night", { series: attempts({ sent: 0.2, failed: 0.1 }), lasts: "30m" }),
    ],
  });

/** A connector has kept so many messages that it will soon stop reading from Kafka. */
export const storeFilling: Alert = alert("ConnectorStoreFilling", {
  expr: gt(div(lastOverTime(storedMessages, "1m"), lastOverTime(storedLimit, "1m")), 0.8),
  for: "2m",
  severity: "warning",
  priority: "P2",
  owner,
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
    }),
    fires("just over four fifths, while scrapes fail", {
      series: stored(constant(8001, "1m"), gap("45s"), constant(8001)),
      at: "2m",
      shows: "boundary",
    }),
    silent("four fifths", { series: stored(constant(8000, "30m")), shows: "boundary" }),
    silent("nothing kept", { series: stored(constant(0, "30m")) }),
  ],
});

/** The channel is back, yet nothing of what was kept is sent; and everything that comes in queues up behind it. */
export const forwardingStalled: Alert = alert("ConnectorForwardingStalled", {
  expr: and(
    gt(minOverTime(storedMessages, "5m"), 0),
    and(eq(increase(forwardedMessages, "5m"), 0), eq(maxOverTime(circuitBreakerState, "5m"), 0)),
  ),
  for: "5m",
  severity: "critical",
  priority: "P2",
  owner,
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

/** The alerts on what connectors do with a channel's messages. */
export const connectors: readonly Alert[] = [channelRejects(), channelFailing(), storeFilling, forwardingStalled];
