import type { Logger } from "../../kit/index.ts";
import { type Cluster, type ClusterSettings, openCluster } from "../cluster/index.ts";
import { allFamilies, type ClusterView } from "../families/index.ts";
import { createHistory, follow } from "../history/index.ts";
import { atOnce } from "../pacing/index.ts";
import type { ClusterReading } from "../reading/index.ts";
import type { Plan } from "../settings/index.ts";
import type { Estimate, Examination, Line } from "./examination.ts";
import { type Address, addressText, type BrokerInspection, inspectBroker } from "./inspect-broker.ts";
import { remedyFor } from "./remedy.ts";
import { rightsLines } from "./rights.ts";

/** Looks at one cluster: every broker on its own, then one whole collection. */
export async function examine(
  { name, connection }: Plan["clusters"][number],
  plan: Plan,
  limits: { readonly timeoutMs: number; readonly maxSeries: number },
  log: Logger,
  signal: AbortSignal,
): Promise<Examination> {
  const given = connection.bootstrap.map(parse);
  const firstLook = await Promise.all(given.map((address) => inspectBroker(address, connection, signal)));
  const cluster = openCluster(connection, log);
  try {
    const begun = performance.now();
    const reading = await readOnce(cluster, plan, limits.timeoutMs, signal);
    const seconds = (performance.now() - begun) / 1000;
    const lines = given.map((address, index) => brokerLine(address, firstLook[index], connection, true));
    if (reading instanceof Error) {
      const isExplained = lines.some(({ outcome }) => outcome === "fault");
      const failed: Line = { outcome: "fault", subject: "collection", detail: reading.message };
      const sections = [{ title: "Brokers", lines: isExplained ? lines : [...lines, failed] }];
      return { cluster: name, sections, estimate: undefined };
    }
    const others = reading.brokers.filter((broker) => !given.some((one) => sameAddress(one, broker)));
    const looks = await Promise.all(others.map((address) => inspectBroker(address, connection, signal)));
    return {
      cluster: name,
      sections: [
        {
          title: "Brokers",
          lines: [...lines, ...others.map((address, index) => brokerLine(address, looks[index], connection, false))],
        },
        { title: "Groups and topics", lines: rightsLines(reading, connection) },
        { title: "What cannot be told", lines: missingLines(reading) },
      ].filter((section) => section.lines.length > 0),
      estimate: estimateOf(name, reading, plan, seconds, limits.maxSeries),
    };
  } finally {
    await cluster.close();
  }
}

async function readOnce(cluster: Cluster, { read }: Plan, timeoutMs: number, signal: AbortSignal) {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const begun = performance.now();
  try {
    return await cluster.read(read, {
      signal: deadline,
      remainingMs: () => Math.max(0, timeoutMs - (performance.now() - begun)),
    });
  } catch (error) {
    return error as Error;
  }
}

function brokerLine(
  address: Address,
  look: BrokerInspection | undefined,
  { tls, sasl }: ClusterSettings,
  fromSettings: boolean,
): Line {
  const subject = addressText(address);
  const { passed = [], failure, warning } = look ?? {};
  if (failure === undefined)
    return {
      outcome: warning === undefined ? "ok" : "note",
      subject,
      detail: [...passed, ...(warning ? [warning] : [])].join(" · "),
    };
  const user = sasl !== undefined && sasl.mechanism !== "OAUTHBEARER" ? sasl.username : undefined;
  const remedy = remedyFor(failure, { fromSettings, tls: tls !== undefined, mechanism: sasl?.mechanism, user });
  return { outcome: "fault", subject, detail: [...passed, failure.message].join(" · "), remedy };
}

/** What brokers of this age, or without these rights, do not tell; and what they failed to tell this time. */
function missingLines({ limitations, failures }: ClusterReading): readonly Line[] {
  return [
    ...failures
      .filter(({ call, kind }) => call !== "Connect" && kind !== "authorization")
      .map(
        ({ address, call, message }): Line => ({ outcome: "fault", subject: `${address} ${call}`, detail: message }),
      ),
    ...limitations.map(
      ({ brokers, message }): Line => ({
        outcome: "note",
        subject: brokers.length === 1 ? `broker ${brokers[0]}` : `brokers ${brokers.join(", ")}`,
        detail: message,
      }),
    ),
  ];
}

function estimateOf(name: string, reading: ClusterReading, plan: Plan, seconds: number, maxSeries: number): Estimate {
  const view: ClusterView = {
    name,
    known: { reading, trends: atOnce(follow(createHistory(), reading, plan.status, 0)) },
  };
  const families = allFamilies([view], plan.families, plan.detail);
  return {
    seconds: Math.round(seconds * 1000) / 1000,
    requests: Object.fromEntries([...reading.cost.requests].sort(([one], [other]) => (one < other ? -1 : 1))),
    bytesSent: reading.cost.bytesSent,
    bytesReceived: reading.cost.bytesReceived,
    level: plan.detail,
    series: Object.fromEntries(families.map(({ definition, samples }) => [definition.name, samples])),
    seriesLimit: maxSeries,
  };
}

function parse(text: string): Address {
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
}

function sameAddress(one: Address, other: Address): boolean {
  return one.host === other.host && one.port === other.port;
}
