import { dump } from "js-yaml";
import type { Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { exporterParts, type HealthCheck, type System, systemPath } from "../systems/index.ts";
import type { ExporterFiles } from "./exporter-files.ts";
import type { ExtraFiles } from "./extra-files.ts";
import type { Place } from "./places.ts";
import { release } from "./release.ts";

/** Every exporter's settings file is called like its part. */
const settingsFile = `${exporterParts.health.name}.yml`;

/** What the health exporter gets: a check per address of each thing that a system wants asked. No service where nothing of it can be reached. */
export function healthFiles(
  systems: readonly System[],
  settings: Settings,
  _files: ExtraFiles,
  place: Place,
): ExporterFiles {
  const wanted = systems
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((system) => checksOf(system).map((check) => ({ ...check, hosts: hostsOf(check, settings) })));
  const findings = wanted.filter(({ hosts }) => hosts.length === 0).map(unreachable);
  const checks = wanted.flatMap(sections);
  if (checks.length === 0) return { findings };
  const files = { [settingsFile]: dump({ checks }, { lineWidth: -1, noRefs: true }) };
  return { service: { release: release(files, place.config), secretNames: [] }, findings };
}

interface WantedCheck {
  readonly system: System;
  readonly service: string;
  readonly check: string;
  readonly asked: HealthCheck;
}

/** `host:port` to be asked, each a process of the service. */
interface Reached extends WantedCheck {
  readonly hosts: readonly string[];
}

function checksOf(system: System): readonly WantedCheck[] {
  const services = sorted(system.exporters?.health?.checks ?? {});
  return services.flatMap(([service, checks]) =>
    sorted(checks).map(([check, asked]) => ({ system, service, check, asked })),
  );
}

/**
 * In the miniature a name is a container's. Elsewhere it has addresses; where the check goes to another port than the
 * target of that name, its hosts keep their name and take the check's port.
 */
function hostsOf({ system, asked }: WantedCheck, settings: Settings): readonly string[] {
  const { name, port, authority } = partsOf(asked.url);
  if (settings.demo.includes(system.name)) return system.miniature?.lacks.includes(name) ? [] : [authority];
  const addresses = [...(settings.addresses[system.name]?.[name] ?? [])].sort();
  const target = system.targets[name];
  if (target === undefined || port === undefined || target.port === port) return addresses;
  return addresses.map((address) => `${address.slice(0, address.lastIndexOf(":"))}:${port}`);
}

function sections({ service, check, asked, hosts }: Reached): readonly object[] {
  const { authority } = partsOf(asked.url);
  return hosts.map((host) => ({
    service,
    check,
    target: asked.url.replace(`://${authority}`, `://${host}`),
    ...(hosts.length > 1 && { replica: host }),
    ...(asked.components !== undefined && { components: [...asked.components] }),
  }));
}

function partsOf(url: string) {
  const [, authority = "", name = "", port] = /^[a-z]+:\/\/(([^:/?#]+)(?::(\d+))?)/.exec(url) ?? [];
  return { authority, name, port: port === undefined ? undefined : Number(port) };
}

function unreachable({ system, service, check, asked }: WantedCheck): Finding {
  const { name } = partsOf(asked.url);
  return {
    check: "bundle/no-address",
    severity: "warning",
    path: `${systemPath(system.name)} › exporter health › ${service} › ${check}`,
    message: `"${name}" has no address, so the check is not made.`,
    hint: `Set sightline:addresses: {${system.name}: {${name}: [host:port]}}, or run the miniature with sightline:demo.`,
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}
