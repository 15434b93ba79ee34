import { dump } from "js-yaml";
import type { Settings } from "../settings/index.ts";
import { exporterParts, type System } from "../systems/index.ts";
import type { ServiceFiles } from "./bundle.ts";
import { discoveryLabels } from "./docker-discovery.ts";
import type { ExporterFiles } from "./exporter-files.ts";
import type { ExtraFiles } from "./extra-files.ts";
import type { Place } from "./places.ts";
import { release } from "./release.ts";

/** Where the stack mounts the host's cgroups: the engine mounts a container's own at /sys/fs/cgroup. */
const cgroupRoot = "/host/cgroup";

/** What the exporter of containers gets, where a system asks for it and the settings do not leave it out. */
export function containersFiles(
  systems: readonly System[],
  settings: Settings,
  _files: ExtraFiles,
  place: Place,
): ExporterFiles {
  if (!isWanted(systems, settings)) return { findings: [] };
  return { service: containersService(place), findings: [] };
}

/** The same of some containers only, by names and patterns between slashes. @default of all */
export function containersService(place: Place, containers?: { readonly include: readonly string[] }): ServiceFiles {
  const file = {
    engine: { url: "http://socket-proxy:2375" },
    cgroup: { root: cgroupRoot },
    ...(containers === undefined ? {} : { containers }),
  };
  return serviceOf(exporterParts.containers.name, file, place);
}

/** What the proxy gets through which the exporter and Prometheus ask the engine. */
export function socketProxyFiles(
  systems: readonly System[],
  settings: Settings,
  _files: ExtraFiles,
  place: Place,
): ExporterFiles {
  if (!isWanted(systems, settings)) return { findings: [] };
  const { docker } = settings.discovery;
  const labels = docker === false ? [] : Object.values(discoveryLabels(docker.label));
  // Ours are shown anyway.
  const further = labels.filter((label) => !label.startsWith("sightline.")).sort();
  const file = {
    proxy: { listenAddress: "0.0.0.0:2375" },
    ...(further.length === 0 ? {} : { labels: { also: further } }),
  };
  return { service: serviceOf(exporterParts.socketProxy.name, file, place), findings: [] };
}

function isWanted(systems: readonly System[], { containers }: Settings): boolean {
  return containers && systems.some(({ exporters }) => exporters?.containers !== undefined);
}

/** Every program's settings file is called like its part. */
function serviceOf(part: string, file: object, { config }: Place): ServiceFiles {
  return {
    release: release({ [`${part}.yml`]: dump(file, { lineWidth: -1, noRefs: true }) }, config),
    secretNames: [],
  };
}
