import { X509Certificate } from "node:crypto";
import { dump } from "js-yaml";
import type { Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { brokerName, exporterParts, type KafkaLag, type System, systemPath } from "../systems/index.ts";
import type { ExporterFiles } from "./exporter-files.ts";
import type { ExtraFiles, KafkaCertificates } from "./extra-files.ts";
import { kafkaLogin } from "./kafka-login.ts";
import type { Place } from "./places.ts";
import { type Files, release } from "./release.ts";

/** Every exporter's settings file is called like its part. */
const settingsFile = `${exporterParts.kafkaLag.name}.yml`;

/**
 * What the exporter of consumer lag gets: its settings with a cluster per system that asks for it, and the certificates
 * they name. No service where no such system has a broker whose address is known.
 */
export function kafkaLagFiles(
  systems: readonly System[],
  settings: Settings,
  { kafka = {} }: Pick<ExtraFiles, "kafka">,
  place: Place,
): ExporterFiles {
  const wanted = systems
    .flatMap((system) => {
      const { kafkaLag } = system.exporters ?? {};
      return kafkaLag === undefined ? [] : [clusterOf(system, kafkaLag, { settings, files: kafka, place })];
    })
    .sort((a, b) => (a.system.name < b.system.name ? -1 : 1));
  const reached = wanted.filter(({ brokers }) => brokers.length > 0);
  const findings = [...wanted.flatMap(unreachable), ...reached.flatMap(faultyCertificates)];
  if (reached.length === 0) return { findings };
  const files: Files = {
    [settingsFile]: dump(
      {
        clusters: reached.map(({ settings }) => settings),
        ...(reached.some(({ system }) => system.exporters?.kafkaLag?.members) ? { members: { partitions: true } } : {}),
      },
      { lineWidth: -1, noRefs: true },
    ),
    ...Object.fromEntries(
      reached.flatMap(({ certificates }) => certificates.map(({ name, content }) => [name, content])),
    ),
  };
  const secretNames = [...new Set(reached.flatMap((cluster) => cluster.secretNames))].sort();
  return { service: { release: release(files, place.config), secretNames }, findings };
}

interface Cluster {
  readonly system: System;
  readonly brokers: readonly string[];
  /** As the exporter's settings file has it. */
  readonly settings: object;
  readonly certificates: readonly { readonly name: string; readonly path: string; readonly content: string }[];
  readonly secretNames: readonly string[];
}

function clusterOf(
  system: System,
  { brokers: named, groups }: KafkaLag,
  { settings, files, place }: { settings: Settings; files: NonNullable<ExtraFiles["kafka"]>; place: Place },
): Cluster {
  const { name } = system;
  const inMiniature = settings.demo.includes(name);
  const names = [...new Set(named.map(brokerName))];
  const brokers = inMiniature ? named : names.flatMap((broker) => settings.addresses[name]?.[broker] ?? []);
  // The miniature's broker takes everybody.
  const access = inMiniature ? undefined : settings.kafka[name];
  const secretNames = [access?.tls?.secret, access?.sasl?.secret].filter((secret) => secret !== undefined);
  return {
    system,
    brokers,
    settings: { name, brokers, groups: [...groups], ...kafkaLogin(name, access, place.secrets) },
    certificates: access === undefined ? [] : certificatesOf(name, files[name] ?? {}),
    secretNames,
  };
}

function certificatesOf(name: string, { ca, certificate }: KafkaCertificates): Cluster["certificates"] {
  return [
    ...(ca === undefined ? [] : [{ name: `${name}-ca.pem`, ...ca }]),
    ...(certificate === undefined ? [] : [{ name: `${name}-certificate.pem`, ...certificate }]),
  ];
}

function unreachable({ system: { name, exporters }, brokers }: Cluster): readonly Finding[] {
  if (brokers.length > 0) return [];
  const broker = brokerName(exporters?.kafkaLag?.brokers[0] ?? "");
  return [
    {
      check: "bundle/no-address",
      severity: "warning",
      path: `${systemPath(name)} › exporter kafkaLag`,
      message: "no broker has an address, so nothing of its consumers' lag is known.",
      hint: `Set sightline:addresses: {${name}: {${broker}: [host:port]}}, or run the miniature with sightline:demo.`,
    },
  ];
}

function faultyCertificates({ certificates }: Cluster): readonly Finding[] {
  return certificates.flatMap(({ path, content }) => {
    try {
      new X509Certificate(content);
      return [];
    } catch {
      return [
        {
          check: "bundle/certificate",
          severity: "error" as const,
          path,
          message: "holds no certificate; allowed: one or more certificates in PEM.",
          hint: "Give the file that begins with -----BEGIN CERTIFICATE-----.",
        },
      ];
    }
  });
}
