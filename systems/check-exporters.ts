import type { Finding } from "../problems/index.ts";
import type { System } from "./define.ts";
import { exporterParts } from "./exporters.ts";
import { systemPath } from "./location.ts";

/** Everything wrong in what a system wants exposed about itself, and in what it says of its miniature. */
export function checkExporters(system: System): readonly Finding[] {
  return [...takenNames(system), ...kafkaFaults(system), ...miniatureFaults(system)];
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

function kafkaFaults({ name, exporters = {} }: System): readonly Finding[] {
  const { kafkaLag } = exporters;
  if (kafkaLag === undefined) return [];
  const at = `${systemPath(name)} › exporter kafkaLag`;
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

function miniatureFaults({ name, targets, miniature }: System): readonly Finding[] {
  return (miniature?.lacks ?? [])
    .filter((target) => !(target in targets))
    .map((target) =>
      fault("miniature", systemPath(name), `its miniature lacks "${target}", which is no target of it.`),
    );
}

function isBroker(broker: string): boolean {
  const [, port] = /^[a-z][a-z0-9-]*:(\d{1,5})$/.exec(broker) ?? [];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}

function fault(check: string, path: string, message: string): Finding {
  return { check: `systems/${check}`, severity: "error", path, message, hint: "Correct the definition." };
}
