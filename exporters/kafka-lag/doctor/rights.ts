import { type ClusterSettings, compileFilter } from "../cluster/index.ts";
import type { ClusterReading } from "../reading/index.ts";
import type { Line } from "./examination.ts";

/** Whether the groups and topics of the settings can be seen, and what to grant where they cannot. */
export function rightsLines(reading: ClusterReading, settings: ClusterSettings): readonly Line[] {
  const principal = principalOf(settings);
  return [
    ...groupLines(reading, principal),
    ...topicLines(reading, settings, principal),
    ...reading.failures
      .filter(({ kind }) => kind === "authorization")
      .map(
        ({ call, message }): Line => ({
          outcome: "fault",
          subject: call,
          detail: message,
          remedy: `Grant Describe to ${principal} on what is to be watched, with kafka-acls.sh --add.`,
        }),
      ),
  ];
}

function groupLines({ groups }: ClusterReading, principal: string): readonly Line[] {
  const refused = groups.filter(({ error }) => error !== undefined);
  const seen = groups.filter(({ found, error }) => found !== false && error === undefined);
  const missing = groups.filter(({ found }) => found === false);
  return [
    {
      outcome: groups.length === 0 ? "note" : "ok",
      subject: "groups",
      detail: groups.length === 0 ? "none is visible" : `${seen.length} to watch`,
      ...(groups.length === 0 && {
        remedy: `If there are groups, grant Describe on them to ${principal}: ${grant(principal, "group", "*")}`,
      }),
    },
    ...missing.map(
      ({ id }): Line => ({
        outcome: "note",
        subject: `group ${id}`,
        detail: "is not there, or not visible",
        remedy: `Start the consumer, or compare its group.id. If it runs: ${grant(principal, "group", id)}`,
      }),
    ),
    ...refused.map(
      ({ id, error = "" }): Line => ({
        outcome: "fault",
        subject: `group ${id}`,
        detail: error,
        ...(/AUTHORIZATION/.test(error) && { remedy: grant(principal, "group", id) }),
      }),
    ),
  ];
}

function topicLines({ topics }: ClusterReading, settings: ClusterSettings, principal: string): readonly Line[] {
  const missing = compileFilter(settings.topics ?? {}).literals.filter((name) => !topics.names.includes(name));
  return [
    {
      outcome: topics.names.length === 0 ? "note" : "ok",
      subject: "topics",
      detail: topics.names.length === 0 ? "none is visible" : `${topics.names.length} to watch`,
      ...(topics.names.length === 0 && {
        remedy: `If there are topics, grant Describe on them to ${principal}: ${grant(principal, "topic", "*")}`,
      }),
    },
    ...missing.map(
      (name): Line => ({
        outcome: "fault",
        subject: `topic ${name}`,
        detail: "is not there, or not visible",
        remedy: `Correct the name, or: ${grant(principal, "topic", name)}`,
      }),
    ),
  ];
}

function principalOf({ sasl, tls }: ClusterSettings): string {
  if (sasl !== undefined && sasl.mechanism !== "OAUTHBEARER") return `User:${sasl.username}`;
  if (sasl !== undefined) return "User:<subject of the token>";
  return tls?.certFile === undefined ? "User:ANONYMOUS" : "User:<subject of the certificate>";
}

function grant(principal: string, resource: "group" | "topic", name: string): string {
  return `kafka-acls.sh --bootstrap-server … --add --allow-principal '${principal}' --operation Describe --${resource} '${name}'`;
}
