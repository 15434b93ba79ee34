import type { Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";
import type { KafkaAccess } from "./settings.ts";

/** Logins that are half of one, or would be readable by anybody on the way. */
export function kafkaFindings({ draft }: Context): readonly Finding[] {
  return Object.entries(draft.kafka ?? {}).flatMap(([system, access]) => [
    ...halfCertificate(system, access),
    ...readable(system, access),
  ]);
}

function halfCertificate(system: string, { tls }: KafkaAccess): readonly Finding[] {
  const { certFile, secret } = tls ?? {};
  if ((certFile === undefined) === (secret === undefined)) return [];
  const [given, missing] = certFile === undefined ? ["secret", "certFile"] : ["certFile", "secret"];
  return [
    {
      check: "settings/kafka-certificate",
      severity: "error",
      path: printPath(["kafka", system, "tls", missing]),
      message: `is missing: ${given} is useless without it; needed for mutual TLS: certFile, and secret with its key.`,
      hint: `Add it, or remove ${given}.`,
    },
  ];
}

function readable(system: string, { tls, sasl, insecure }: KafkaAccess): readonly Finding[] {
  const inClear = sasl?.mechanism === "PLAIN" || sasl?.mechanism === "OAUTHBEARER";
  if (!inClear || tls !== undefined || insecure) return [];
  return [
    {
      check: "settings/kafka-in-clear",
      severity: "error",
      path: printPath(["kafka", system, "sasl", "mechanism"]),
      message: `${sasl.mechanism} without TLS sends the login in clear; allowed without TLS: SCRAM-SHA-256 or SCRAM-SHA-512.`,
      hint: "Set tls: {} beside it, or insecure: true if the network is trusted.",
    },
  ];
}
