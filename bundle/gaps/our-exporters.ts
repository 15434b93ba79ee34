import { type ExporterKey, exporterParts, type System } from "../../systems/index.ts";
import type { Subject } from "./known-subject.ts";

/** Which of our exporters shows the metrics of a subject. */
export function exporterOf(subject: Subject): ExporterKey | undefined {
  switch (subject) {
    case "kafka":
    case "kafkaExporter":
      return "kafkaLag";
    case "health":
    case "loadTest":
    case "containers":
    case "socketProxy":
      return subject;
    default:
      return undefined;
  }
}

/** What each of our exporters tells of. */
export const subjectsOfOurs: Readonly<Record<ExporterKey, string>> = {
  kafkaLag: "Kafka's consumer lag, groups and topics",
  health: "health of services and what they depend on",
  loadTest: "results of load tests",
  containers: "containers",
  socketProxy: "the proxy of the engine's socket",
};

/** How a system comes to an exporter of ours, in the form in which it is written. */
const examples: Readonly<Record<Exclude<ExporterKey, "socketProxy">, string>> = {
  kafkaLag: '{ kafkaLag: { brokers: ["kafka:9092"], groups: ["router-worker"] } }',
  health: '{ health: { checks: { api: { ready: { url: "http://api:8080/health/ready" } } } } }',
  loadTest: '{ loadTest: { tests: ["api-baseline"] } }',
  containers: "{ containers: {} }",
};

/** What to do where the exporter does not run. */
export function askedFor(key: ExporterKey, systems: readonly System[]): string {
  const { name, port } = exporterParts[key];
  const page = `docs/exporters/${name}.md`;
  if (key === "socketProxy") return `Our ${name} shows it, which runs with exporters.containers (${page}).`;
  const asking = systems.filter(({ exporters }) => exporters?.[key] !== undefined).map((system) => system.name);
  if (asking.length === 0) return `Our ${name} shows it: exporters: ${examples[key]} in a system (${page}).`;
  const brokers = key === "kafkaLag" ? " once sightline:addresses says where the brokers are" : "";
  return (
    `Our ${name} shows it: exporters.${key}, which ${asking.join(" and ")} ${asking.length === 1 ? "has" : "have"}. ` +
    `A stack runs it${brokers}; another Prometheus scrapes it at port ${port} (${page}).`
  );
}

/** What to do where the exporter runs and leaves the metric out. */
export function notShown(key: ExporterKey): string {
  const { name } = exporterParts[key];
  return `Our ${name} runs and does not show it: see its settings, its level of detail and its log (docs/exporters/${name}.md).`;
}
