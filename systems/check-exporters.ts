import type { Finding } from "../problems/index.ts";
import type { System } from "./define.ts";
import { exporterParts, type Health, type KafkaLag, type LoadTest } from "./exporters.ts";
import { systemPath } from "./location.ts";

/** Everything wrong in what a system wants exposed about itself, and in what it says of its miniature. */
export function checkExporters(system: System): readonly Finding[] {
  const { name, exporters = {} } = system;
  const { kafkaLag, health, loadTest } = exporters;
  const at = (key: string) => `${systemPath(name)} › exporter ${key}`;
  return [
    ...takenNames(system),
    ...(kafkaLag === undefined ? [] : kafkaFaults(kafkaLag, at("kafkaLag"))),
    ...(health === undefined ? [] : healthFaults(health, at("health"))),
    ...(loadTest === undefined ? [] : loadTestFaults(loadTest, at("loadTest"))),
    ...miniatureFaults(system),
  ];
}

function takenNames({ name, targets }: System): readonly Finding[] {
  return Object.values(exporterParts)
    .filter((part) => part.name in targets)
    .map((part) =>
      fault(
        "target-name",
        systemPath(name, part.name),
        `"${part.name}" is the job of an exporter; allowed: other names.`,
      ),
    );
}

function kafkaFaults(kafkaLag: KafkaLag, at: string): readonly Finding[] {
  const empty = (["brokers", "groups"] as const).filter((key) => kafkaLag[key].length === 0);
  return [
    ...empty.map((key) => fault("kafka", `${at} › ${key}`, "the list is empty; allowed: at least one.")),
    ...kafkaLag.brokers
      .filter((broker) => !isBroker(broker))
      .map((broker) =>
        fault("kafka", `${at} › brokers`, `"${broker}" is no broker; allowed: name:port, such as kafka:9092.`),
      ),
    ...kafkaLag.groups
      .filter((group) => group.trim() === "")
      .map(() => fault("kafka", `${at} › groups`, "a name is empty; allowed: a group's name or a /pattern/.")),
  ];
}

function healthFaults({ checks }: Health, at: string): readonly Finding[] {
  const asked = Object.entries(checks).flatMap(([service, ofService]) =>
    Object.entries(ofService).map(([check, { url }]) => ({ service, check, url })),
  );
  if (asked.length === 0) return [fault("health", `${at} › checks`, "there is none; allowed: at least one.")];
  return asked.flatMap(({ service, check, url }) => [
    ...[service, check]
      .filter((name) => !isName(name))
      .map((name) => fault("health", `${at} › checks`, `"${name}" cannot name a service or a check; ${nameText}`)),
    ...(isCheckUrl(url)
      ? []
      : [fault("health", `${at} › checks.${service}.${check}`, `"${url}" cannot be asked; ${urlText}`)]),
  ]);
}

function loadTestFaults({ tests }: LoadTest, at: string): readonly Finding[] {
  if (tests.length === 0) return [fault("load-test", `${at} › tests`, "the list is empty; allowed: at least one.")];
  return tests
    .filter((test) => !/^[A-Za-z0-9][\w.-]{0,99}$/.test(test))
    .map((test) => fault("load-test", `${at} › tests`, `"${test}" cannot name a test; ${testText}`));
}

function miniatureFaults({ name, targets, miniature }: System): readonly Finding[] {
  return (miniature?.lacks ?? [])
    .filter((target) => !(target in targets))
    .map((target) =>
      fault("miniature", systemPath(name), `its miniature lacks "${target}", which is no target of it.`),
    );
}

const nameText = "allowed: lower-case letters, digits and dashes, a letter first.";
const testText = 'allowed: letters, digits, "_", "." and "-", a letter or digit first, at most 100.';
const urlText = "allowed: http(s), grpc(s), ws(s), tcp or tls, a name and a port, such as http://api:8080/health.";

function isName(text: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(text);
}

function isCheckUrl(url: string): boolean {
  const [, port] = /^(?:https?|grpcs?|wss?|tcp|tls):\/\/[a-z][a-z0-9-]*:(\d{1,5})(?:\/\S*)?$/.exec(url) ?? [];
  return isPort(port);
}

function isBroker(broker: string): boolean {
  const [, port] = /^[a-z][a-z0-9-]*:(\d{1,5})$/.exec(broker) ?? [];
  return isPort(port);
}

function isPort(digits: string | undefined): boolean {
  return digits !== undefined && Number(digits) >= 1 && Number(digits) <= 65_535;
}

function fault(check: string, path: string, message: string): Finding {
  return { check: `systems/${check}`, severity: "error", path, message, hint: "Correct the definition." };
}
