import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { fault } from "../fault.ts";
import { checkIntegration } from "../integrations/index.ts";
import type { Receiver } from "../receiver.ts";

/** Receivers: unique names, known kinds, secrets by file only. */
export function checkReceivers({ receivers }: Routing): Finding[] {
  return [...checkNames(receivers), ...receivers.flatMap(checkIntegrations)];
}

function checkNames(receivers: readonly Receiver[]): Finding[] {
  const names = receivers.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const empty = names.some((name) => name.trim() === "");
  return [
    ...repeated.map((name) => fault("duplicate-receiver", `receiver "${name}"`, "two receivers have this name.")),
    ...(empty ? [fault("receiver-name", "receivers", "a receiver has no name.")] : []),
  ];
}

function checkIntegrations({ name, integrations }: Receiver): Finding[] {
  return integrations.flatMap((integration) =>
    checkIntegration(integration, `receiver "${name}" › ${integration.kind}`),
  );
}
