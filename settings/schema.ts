import * as z from "zod";
import { dashboards, grafana } from "./grafana.ts";
import { kafkaAccess } from "./kafka.ts";
import {
  address,
  cpus,
  duration,
  endpoint,
  hostName,
  labelName,
  memory,
  name,
  port,
  size,
  text,
  wholeNumber,
} from "./leaves.ts";
import { heartbeat, receiver } from "./receivers.ts";
import { priorities, route, timeInterval } from "./routes.ts";
import { section } from "./section.ts";

const yesOrNo = () => z.boolean("true or false");
const labelPrefix = () => {
  const text = "the name of a Docker label, such as sightline.scrape";
  return z.string(text).regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/, text);
};
const part = (minimum: number, standard: string, processors: number) =>
  section({ memory: memory(minimum).default(standard), cpus: cpus().default(processors) }).prefault({});

/** Everything that can be set, one entry per key of the `sightline:` namespace, with its default. */
export const schema = {
  /** What the stack is for; default: the stack's name when it is one of these, else dev. */
  environment: z.enum(["dev", "staging", "prod"], "dev, staging or prod").optional(),

  /** Names of the systems to watch. */
  systems: z
    .array(name(), "a list of system names")
    .min(1, "a list of at least one system name")
    .default(() => ["stack"]),
  /** Where the systems run: system → target → its endpoints. */
  addresses: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.array(endpoint(), "a list of endpoints, such as [api.internal:8080]"),
        "an object of targets, such as {api-service: [api.internal:8080]}",
      ),
      "an object of systems, such as {chat4all: {api-service: [api.internal:8080]}}",
    )
    .default(() => ({})),
  /** Existing Docker networks that Prometheus and the exporters join to reach the systems. */
  networks: z.array(text("the name of a Docker network"), "a list of Docker network names").default(() => []),
  /** How the exporters log in to the systems' Kafka clusters: system → TLS and login. */
  kafka: z.record(name(), kafkaAccess, "an object of systems, such as {chat4all: {tls: {}}}").default(() => ({})),
  /** Systems whose miniature is run as well; dev only. */
  demo: z.array(name(), "a list of system names").default(() => []),
  /** Workers that consume from Kafka in Chat4All's miniature: more than it has partitions would be idle. */
  demoWorkers: wholeNumber(0, 6).default(1),

  scrapeInterval: duration().default("15s"),
  evaluationInterval: duration().default("15s"),
  /** At most the scrape interval; default 10s, or the scrape interval when that is shorter. */
  scrapeTimeout: duration().optional(),
  /** How long samples are kept, and how much disk they may take; whichever is reached first. */
  retention: section({ time: duration().default("40d"), size: size().default("10GB") }).prefault({}),
  /** Added to everything that leaves Prometheus, besides `stack` and `replica`. */
  externalLabels: z
    .record(labelName(), text("a label value"), "an object of labels, such as {region: eu-1}")
    .default(() => ({})),

  /** Host ports; node-exporter has none. Whatever shows the dashboards listens on that of `grafana`. */
  ports: section({
    prometheus: port().default(9090),
    alertmanager: port().default(9093),
    grafana: port().default(3000),
    inbox: port().default(9095),
    /** Where load tests leave their results; taken only where a watched system has load tests. */
    loadTest: port().default(9646),
    /** api-service of Chat4All's miniature. */
    chat4all: port().default(8080),
    hitl: port().default(8003),
    /** HTTP and gRPC of the governance bridge's miniature. */
    governanceBridge: port().default(8081),
    governanceBridgeGrpc: port().default(50051),
    agents: port().default(8006),
  }).prefault({}),
  /** Host address the ports are bound to. */
  bindAddress: address().default("127.0.0.1"),
  /** Name or address under which people reach this host: the links in messages begin with it. Default: bindAddress, or localhost. */
  publicHost: hostName().optional(),
  /** Certificate and key (PEM files, relative to the project) that every page is served with. */
  tls: section({
    certFile: text("the path of a PEM file"),
    keyFile: text("the path of a PEM file"),
    /** A name in the certificate; the parts of the stack expect it of each other. */
    serverName: text("a host name that the certificate names"),
  }).optional(),
  /** Serves passwords in clear beyond this host; default false. */
  insecure: yesOrNo().default(false),

  receivers: z
    .record(name(), receiver, "an object of receivers, such as {oncall: {kind: pagerduty, secret: pagerduty}}")
    .default(() => ({})),
  /** Takes what no route takes; default in dev and staging: the inbox. */
  defaultReceiver: name().optional(),
  /**
   * Severities that the default receiver is meant for: an alert of another one that no route takes is refused.
   * Default: warning and info where routes or priorities lead to others, else all.
   */
  defaultFor: z.array(text("a severity, such as warning"), "a list of severities, such as [warning, info]").optional(),
  routes: z.array(route, "a list of routes").default(() => []),
  priorities: priorities.optional(),
  /** Times that routes and priorities name. */
  timeIntervals: z
    .record(name(), timeInterval, "an object of time intervals, such as {office: [{weekdays: [monday:friday]}]}")
    .default(() => ({})),
  heartbeat: heartbeat.optional(),
  /** When alerts that share these labels become messages (Alertmanager's group_wait, group_interval, repeat_interval). */
  grouping: section({
    by: z.array(labelName(), "a list of label names").default(() => ["alertname", "job"]),
    wait: duration().default("30s"),
    interval: duration().default("5m"),
    repeat: duration().default("4h"),
  }).prefault({}),

  /** Existing rule files (YAML, relative to the project) that join the stack's own. */
  rulesFrom: z.array(text("the path of a YAML file"), "a list of paths of YAML files").default(() => []),
  /** A YAML file (relative to the project) with a `scrape_configs` list that joins the stack's own. */
  extraScrapeConfigs: text("the path of a YAML file").optional(),

  /** Whether the engine is asked about its containers, through a proxy that only lets it be read. */
  containers: yesOrNo().default(true),
  /** Which further targets Prometheus finds by itself. */
  discovery: section({
    /** Containers by their labels: true for those of `sightline.scrape`; default true, unless `containers` is false. */
    docker: z.union([z.boolean(), section({ label: labelPrefix() })], "true, false or {label: …}").optional(),
  }).prefault({}),

  /** Limits per container. */
  resources: section({
    prometheus: part(1024, "2GiB", 2),
    alertmanager: part(64, "256MiB", 0.5),
    grafana: part(256, "512MiB", 1),
    nodeExporter: part(32, "128MiB", 0.25),
    preview: part(192, "256MiB", 1),
    inbox: part(96, "256MiB", 0.5),
    kafkaLag: part(128, "256MiB", 1),
    health: part(96, "256MiB", 0.5),
    loadTest: part(96, "256MiB", 0.5),
    containers: part(96, "256MiB", 1),
    socketProxy: part(64, "128MiB", 0.5),
  }).prefault({}),
  /** Cap of each container's log. */
  logs: section({
    maxSize: size().default("10MB"),
    maxFiles: wholeNumber(1, 100).default(3),
  }).prefault({}),
  /** Raise it by one to make new passwords. */
  passwordsGeneration: wholeNumber(1).default(1),
  dashboards: dashboards.prefault({}),
  grafana: grafana.prefault({}),
} as const;
