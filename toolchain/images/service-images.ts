import { join } from "node:path";
import { lock, type Platform, type ToolName } from "../lock.ts";
import { acquireTool, type Origin, toolEntry, wantsWebPages } from "../tools/index.ts";
import { baseFiles, nobody } from "./base-files.ts";
import { type ImageConfig, type ImagePlan, imagePlan } from "./image-plan.ts";

/** The images of published Go programs, laid out as the official ones are. */
const services = {
  prometheus: {
    config: {
      user: `${nobody}:${nobody}`,
      entrypoint: ["/bin/prometheus"],
      command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"],
      ports: [9090],
      workingDirectory: "/prometheus",
    },
    folders: ["/prometheus", "/etc/prometheus"],
    hasPages: true,
  },
  alertmanager: {
    config: {
      user: `${nobody}:${nobody}`,
      entrypoint: ["/bin/alertmanager"],
      command: ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"],
      ports: [9093],
      workingDirectory: "/alertmanager",
    },
    folders: ["/alertmanager", "/etc/alertmanager"],
    hasPages: true,
  },
  "node-exporter": {
    config: { user: `${nobody}:${nobody}`, entrypoint: ["/bin/node_exporter"], ports: [9100] },
    folders: [],
    hasPages: false,
  },
} as const satisfies Partial<Record<ToolName, ServiceImage>>;

interface ServiceImage {
  readonly config: Omit<ImageConfig, "labels">;
  /** Folders that the service's user owns. */
  readonly folders: readonly string[];
  /** False for a service that never has pages worth a visit. */
  readonly hasPages: boolean;
}

export type ServiceName = keyof typeof services;

/** True for an image that can be made here when it cannot be pulled. */
export function isService(name: string): name is ServiceName {
  return name in services;
}

/** The plan of a service's image, from the published executables or from those built here. */
export async function servicePlan(
  name: ServiceName,
  platform: Platform,
  origin: Origin,
): Promise<ImagePlan | undefined> {
  const entry = await toolEntry(name, platform, origin);
  if (entry === undefined) return undefined;
  const { config, folders, hasPages }: ServiceImage = services[name];
  const { executables, version } = lock.tools[name];
  const layers = async () => {
    const folder = await acquireTool(name, { platform, origin });
    const programs = executables.map((file) => ({
      path: `/bin/${file}`,
      content: { file: join(folder, file) },
      mode: 0o755,
    }));
    const owned = folders.map((path) => ({ path, content: "folder" as const, owner: nobody }));
    return [[...(await baseFiles()), ...owned, ...programs]];
  };
  const webPages = !hasPages || origin === "download" || buildsPages(name);
  return imagePlan({ name, version, platform, webPages, config, layers }, { tool: entry.key, folders, executables });
}

function buildsPages(name: ServiceName): boolean {
  return wantsWebPages() && lock.tools[name].build.modules.every(({ webPages }) => webPages !== undefined);
}
