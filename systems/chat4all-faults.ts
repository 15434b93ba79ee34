import type { Fault, WantedAlert } from "./fault.ts";

const burning = (objective: string): WantedAlert => ({
  alert: "ErrorBudgetBurn",
  labels: { sloth_service: "chat4all", sloth_slo: objective, severity: "critical" },
});
const missing = (job: string): WantedAlert => ({ alert: "TargetMissing", labels: { job } });
const notReady = (service: string): WantedAlert => ({ alert: "ServiceNotReady", labels: { service } });
const withoutMembers = (group: string): WantedAlert => ({
  alert: "KafkaConsumerGroupWithoutMembers",
  labels: { group },
});
const late = (group: string): WantedAlert => ({ alert: "KafkaConsumerLate", labels: { group } });

/** What Chat4All's miniature is given under load, from the outside inwards. */
export const chat4allFaults: readonly Fault[] = [
  {
    name: "slow",
    description: "Every request to api-service takes half a second longer.",
    inject: [{ part: "api-service", fault: "slow", parameters: { delayMs: 500 } }],
    alerts: [burning("api-latency")],
  },
  {
    name: "errors",
    description: "Half of the requests to api-service are answered with 500.",
    inject: [{ part: "api-service", fault: "errors", parameters: { share: 0.5 } }],
    alerts: [burning("api-availability")],
  },
  {
    name: "reject-all",
    description: "api-service refuses every message.",
    inject: [{ part: "api-service", fault: "reject-all" }],
    alerts: [{ alert: "MessagesRejected", labels: { reason: "reject_all" } }],
  },
  {
    name: "kafka-unreachable",
    description: "api-service cannot reach Kafka; all others can.",
    inject: [{ part: "api-service", fault: "dependency-down" }],
    alerts: [{ alert: "MessagesRejected", labels: { reason: "dependency_down" } }, burning("api-availability")],
    alsoAllowed: [
      { alert: notReady("api-service"), reason: "It says of itself that it cannot take messages." },
      { alert: "ServiceDependencyDown", reason: "Its health names Kafka as the dependency that is down." },
    ],
  },
  {
    name: "broker-down",
    description: "The Kafka broker stands still.",
    inject: [{ part: "kafka", action: "pause" }],
    alerts: ["KafkaUnreachable", burning("api-availability")],
    alsoAllowed: [
      { alert: "MessagesRejected", reason: "Without Kafka every message is refused." },
      { alert: "ServiceNotReady", reason: "api-service and the connectors do not work without Kafka, and say so." },
      { alert: "ServiceDependencyDown", reason: "Their health names Kafka as the dependency that is down." },
      { alert: burning("api-latency"), reason: "A message is refused only after two seconds of waiting for Kafka." },
      { alert: "ExporterStale", reason: "The exporter of consumer lag waits for the same broker." },
      { alert: "ExporterCollectorFailing", reason: "The exporter of consumer lag gets no answer, and says so." },
      { alert: "ObjectiveWithoutData", reason: "How late messages are is not known without the broker." },
      { alert: "ContainerUnhealthy", reason: "The engine asks what works through Kafka for its health, too." },
      { alert: "KafkaPublishSlow", reason: "What was on its way when the broker stopped waits for it." },
    ],
  },
  {
    name: "worker-crash",
    description: "The router-worker ends in the middle of its work, and is started again.",
    inject: [{ part: "router-worker-1", fault: "crash" }],
    alerts: [],
  },
  {
    name: "worker-gone",
    description: "The router-worker is stopped, and nobody starts it.",
    inject: [{ part: "router-worker-1", action: "stop" }],
    alerts: [withoutMembers("router-worker")],
    alsoAllowed: [{ alert: late("router-worker"), reason: "What nobody routes waits." }],
    // Kafka keeps a member that went without a word for ten seconds.
    shows: "10s",
  },
  {
    name: "worker-slow",
    description: "The router-worker takes two seconds for each message, far more than come in.",
    inject: [{ part: "router-worker-1", fault: "slow", parameters: { delayMs: 2000 } }],
    alerts: [late("router-worker")],
    // The oldest message has to wait for a minute of the worker's own time.
    shows: "75s",
  },
  {
    name: "breaker-open",
    description: "WhatsApp's API drops every connection: the breaker opens, messages wait on disk.",
    inject: [{ part: "channel-api", fault: "outage", parameters: { channel: "whatsapp" } }],
    alerts: [{ alert: "CircuitBreakerOpen", labels: { channel: "whatsapp" } }],
  },
  {
    name: "channel-errors",
    description: "The channels' APIs answer a fifth of the calls with 500: connectors try again.",
    inject: [{ part: "channel-api", fault: "errors", parameters: { share: 0.2 } }],
    alerts: ["ConnectorCallsFailing"],
    alsoAllowed: [
      {
        alert: "CircuitBreakerOpen",
        reason: "Of the ten calls that the breaker judges first, half may fail by chance.",
      },
    ],
  },
  {
    name: "connector-down",
    description: "The connector of WhatsApp hangs: it takes no messages, and its metrics and health answer 503.",
    inject: [{ part: "connector-whatsapp", fault: "connector-down" }],
    alerts: [missing("connector-whatsapp"), notReady("connector-whatsapp")],
    alsoAllowed: [
      { alert: late("connector-whatsapp"), reason: "What it does not take waits." },
      { alert: withoutMembers("connector-whatsapp"), reason: "Who takes nothing leaves its group in time." },
    ],
  },
  {
    name: "partition",
    description: "The connector of Instagram is cut off from everything.",
    inject: [{ part: "connector-instagram", action: "disconnect" }],
    alerts: [missing("connector-instagram"), notReady("connector-instagram"), withoutMembers("connector-instagram")],
    alsoAllowed: [{ alert: late("connector-instagram"), reason: "What it cannot fetch waits." }],
    shows: "10s",
  },
  {
    name: "memory",
    description: "The connector of WhatsApp keeps 64 MiB that it does not need, within its limit.",
    inject: [
      {
        part: "connector-whatsapp",
        fault: "leak-memory",
        parameters: { limitMegabytes: 64, megabytesPerSecond: 16 },
      },
    ],
    alerts: [],
  },
  {
    name: "cpu",
    description: "Something takes four fifths of a processor from the router-worker, which keeps up.",
    inject: [{ part: "router-worker-1", fault: "burn-cpu", parameters: { share: 0.8, threads: 1 } }],
    alerts: [],
  },
];
