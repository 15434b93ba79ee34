import { circuitBreakerState, messagesSent } from "../metrics/chat4all.ts";
import { anyConnector } from "./chat4all-parts.ts";
import { forwardingStalled, storeFilling } from "./connector-store.ts";
import { attempts, renewed } from "./connectors-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  div,
  fires,
  gt,
  increase,
  max,
  maxOverTime,
  rate,
  silent,
  sum,
  unless,
} from "./kit/index.ts";

const owner = "messaging";

const attempted = messagesSent.where(anyConnector);
const ended = (status: "failed" | "rejected") => attempted.where({ status });
const share = (status: "failed" | "rejected") =>
  div(sum(rate(ended(status), "5m")).by("channel", "job"), sum(rate(attempted, "5m")).by("channel", "job"));
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
      fires("an expired key", { series: attempts({ rejected: 20 }), at: "6m", notBefore: "5m15s" }),
      fires("just over the limit", {
        series: attempts({ sent: 100 * (1 - limit) - 1, rejected: 100 * limit + 1 }),
        at: "6m",
        shows: "boundary",
      }),
      fires("until the key is renewed", {
        series: renewed("rejected"),
        at: "15m",
        resolvedBy: "25m",
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
      gt(max(maxOverTime(circuitBreakerState.where(anyConnector), "5m")).by("channel", "job"), 0),
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
      fires("every fifth call times out", {
        series: attempts({ sent: 16, failed: 4 }),
        at: "11m",
        notBefore: "10m45s",
      }),
      fires("just over the limit", {
        series: attempts({ sent: 100 * (1 - limit) - 1, failed: 100 * limit + 1 }),
        at: "11m",
        shows: "boundary",
      }),
      fires("until the channel answers again", {
        series: renewed("failed"),
        at: "15m",
        resolvedBy: "25m",
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

/** The alerts on what connectors do with a channel's messages. */
export const connectors: readonly Alert[] = [channelRejects(), channelFailing(), storeFilling, forwardingStalled];
