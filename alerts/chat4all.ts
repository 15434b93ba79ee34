import { circuitBreakerState, messagesAccepted, messagesRejected } from "../metrics/chat4all.ts";
import { anyConnector, apiService } from "./chat4all-parts.ts";
import {
  type Alert,
  add,
  alert,
  and,
  constant,
  div,
  fires,
  gt,
  increase,
  max,
  minOverTime,
  mul,
  or,
  ramp,
  rate,
  type SampleSeries,
  type Shape,
  silent,
  sum,
} from "./kit/index.ts";

const target = { ...apiService, instance: "api-service:8080" };
const connector = { job: "connector-whatsapp", instance: "connector-whatsapp:8083", channel: "whatsapp" };

/** A share of all messages is refused for one reason; `limit` is what is accepted of senders' mistakes. */
export const messagesRefused = ({ limit = 0.05 }: { limit?: number } = {}): Alert => {
  const refused = sum(rate(messagesRejected.where(apiService), "5m")).by("job", "reason");
  const refusals = sum(rate(messagesRejected.where(apiService), "5m")).by("job");
  // A service that has accepted nothing yet may not have the series: then all that came was refused.
  const accepted = or(sum(rate(messagesAccepted.where(apiService), "5m")).by("job"), mul(refusals, 0));
  return alert("MessagesRejected", {
    expr: and(
      gt(div(refused, add(accepted, refusals), { on: ["job"], groupLeft: [] }), limit),
      // Three mistakes in a quiet night are not worth waking anybody.
      gt(sum(increase(messagesRejected.where(apiService), "5m")).by("job", "reason"), 10),
    ),
    for: "2m",
    severity: "critical",
    priority: "P1",
    owner: "messaging",
    summary: ({ labels, value }) => `${value.humanizePercentage} of the messages are rejected: ${labels.reason}`,
    description: "Their senders are told so at once; nothing of them reaches Kafka.",
    action: "The reason tells which check refuses them. When it is new, roll back the newest release of api-service.",
    page: {
      meaning:
        "For two minutes more than one in twenty messages has been rejected for the same reason. " +
        "Senders are told at once; nothing of these messages reaches Kafka, so lag and connectors look well.",
      look: [
        "The reason is in the alert; all reasons: `sum by (reason) (rate(messages_rejected_total[5m]))`.",
        "Was a check changed by the newest release of api-service, or does one sender send something new?",
      ],
      act: ["Roll back a check that is wrong.", "When the messages are wrong, tell their sender, with the reason."],
    },
    scenarios: [
      fires("every message", { series: arriving({ accepted: 0, rejected: 20 }), at: "3m", notBefore: "2m15s" }),
      fires("every message, and none was ever accepted", {
        series: arriving({ rejected: 20 }),
        at: "3m",
      }),
      fires("every tenth", { series: arriving({ accepted: 180, rejected: 20 }), at: "3m" }),
      fires("a little more than the limit", { shows: "boundary", series: arriving(shares(1.02 * limit)), at: "3m" }),
      silent("a little less than the limit", {
        shows: "boundary",
        series: arriving(shares(0.98 * limit)),
        lasts: "30m",
      }),
      fires("until the check is rolled back", {
        series: [
          messagesAccepted.series(target, [constant(0, "10m"), ramp({ from: 0, by: 20, per: "15s", lasts: "20m" })]),
          messagesRejected.series({ ...target, reason: "too_long" }, [
            ramp({ from: 0, by: 20, per: "15s", lasts: "10m" }),
            constant(800, "20m"),
          ]),
        ],
        at: "10m",
        // Until less than one in twenty of the last five minutes was rejected.
        resolvedBy: "15m",
      }),
      silent("one in a hundred", { series: arriving({ accepted: 990, rejected: 10 }), lasts: "30m" }),
      silent("all of the few that come at night", {
        series: arriving({ accepted: 0, rejected: 0.4 }),
        lasts: "30m",
      }),
      silent("nothing comes", { series: arriving({ accepted: 0, rejected: 0 }), lasts: "30m" }),
    ],
  });
};

/** A connector has stopped calling a channel's API because it keeps failing; messages for it are kept and wait. */
export const circuitBreakerOpen: Alert = alert("CircuitBreakerOpen", {
  // Not closed for a whole minute: it flips between open (1) and half-open (2) while the channel stays broken.
  expr: gt(max(minOverTime(circuitBreakerState.where(anyConnector), "1m")).by("channel", "job"), 0),
  for: "1m",
  severity: "critical",
  priority: "P2",
  owner: "messaging",
  summary: ({ labels }) => `${labels.job} has given up on the API of ${labels.channel} for now`,
  description: "Messages for that channel are stored and sent when the API answers again.",
  action: "See whether the channel's API is down; the connector's log has its answers.",
  page: {
    meaning:
      "For two minutes a connector has not called its channel's API but for a try now and then, " +
      "because the calls kept failing. Messages for that channel are stored and sent later.",
    look: [
      "The channel's own status page.",
      "The connector's log: " +
        "what did the API answer before the breaker opened? Refused credentials look like a channel that is down.",
      "`sum by (channel, status) (rate(messages_sent_total[5m]))`.",
    ],
    act: ["Nothing while the channel is down: the breaker closes by itself.", "Renew credentials that were refused."],
  },
  scenarios: [
    fires("the channel is down", { series: breaker(constant(0, "10m"), constant(1)), at: "12m", notBefore: "11m45s" }),
    fires("it tries now and then, in vain", {
      series: breaker(...Array.from({ length: 8 }, () => [constant(1, "45s"), constant(2, "15s")]).flat()),
      at: "1m",
    }),
    fires("until the channel is back", {
      series: breaker(constant(1, "10m"), constant(0, "10m")),
      at: "9m",
      resolvedBy: "10m",
    }),
    silent("closed", { series: breaker(constant(0, "30m")) }),
    silent("open for a minute and a half", {
      series: breaker(constant(0, "10m"), constant(1, "1m15s"), constant(2, "15s"), constant(0, "20m")),
    }),
  ],
});

/** The alerts on what Chat4All does for its users. */
export const chat4all: readonly Alert[] = [messagesRefused(), circuitBreakerOpen];

/** Messages in each quarter of a minute. */
function arriving({ accepted, rejected }: { accepted?: number; rejected: number }): readonly SampleSeries[] {
  const growing = (by: number) => ramp({ from: 0, by, per: "15s" });
  return [
    ...(accepted === undefined ? [] : [messagesAccepted.series(target, growing(accepted))]),
    messagesRejected.series({ ...target, reason: "too_long" }, growing(rejected)),
    messagesRejected.series({ ...target, reason: "unknown_channel" }, constant(0)),
  ];
}

function shares(rejected: number) {
  return { accepted: 1000 * (1 - rejected), rejected: 1000 * rejected };
}

function breaker(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [circuitBreakerState.series(connector, samples)];
}
