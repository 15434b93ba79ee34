import { lock, stackImages } from "../lock.ts";
import { decideEngine } from "./decide-engine.ts";
import { decideGovernanceBridge } from "./decide-governance-bridge.ts";
import { decideImage } from "./decide-image.ts";
import { decideLocust } from "./decide-locust.ts";
import { decidePlugin } from "./decide-plugin.ts";
import { decidePreview, withStandIn } from "./decide-preview.ts";
import { decidePrograms } from "./decide-programs.ts";
import { decideGo, decideTool } from "./decide-tool.ts";
import { decideApiService, decideWorkloads } from "./decide-workload.ts";
import { allDemoItems } from "./demo-items.ts";
import type { Facts } from "./facts.ts";
import type { Item, ItemId } from "./item.ts";

/** What a stack needs; the preview where Grafana cannot be had. */
export const stackItems: readonly ItemId[] = [
  "engine",
  "pulumi",
  "docker-plugin",
  ...stackImages.map((name) => `image/${name}` as const),
  "image/preview",
  "image/programs",
];

/** What the project's own tests need on top. */
export const testItems: readonly ItemId[] = [...stackItems, ...allDemoItems, "prometheus", "alertmanager"];

/**
 * Decides for each wanted item how it is got; Go is added in front when something has to be built,
 * and the engine where images are wanted.
 */
export function decide(facts: Facts, wanted: readonly ItemId[]): Item[] {
  const ids = new Set(wanted.some((id) => id.startsWith("image/")) ? (["engine", ...wanted] as const) : wanted);
  ids.delete("go");
  const items = withStandIn(shareBuilds([...ids].map((id) => decideOne(facts, id as Exclude<ItemId, "go">))));
  const builds = items.some(({ how, pending, id }) => pending && how === "build" && needsGo(facts, id));
  return builds || wanted.includes("go") ? [decideGo(facts), ...items] : [...items];
}

/** Of what is built, the part that is not from Go sources, or whose Go program is in the cache. */
function needsGo({ programs, governanceBridge, startProgramCached }: Facts, id: ItemId): boolean {
  switch (id) {
    case "docker-plugin":
    case "image/workloads":
    case "image/api-service":
      return false;
    case "image/preview":
    case "image/programs":
      return !programs.probeCached;
    case "image/governance-bridge":
      return !governanceBridge.programCached;
    case "image/kafka":
    case "image/postgres":
    case "image/redis":
      return !startProgramCached[id.slice("image/".length) as keyof typeof startProgramCached];
    default:
      return true;
  }
}

function decideOne(facts: Facts, id: Exclude<ItemId, "go">): Item {
  switch (id) {
    case "engine":
      return decideEngine(facts.engine);
    case "docker-plugin":
      return decidePlugin(facts);
    case "image/preview":
      return decidePreview(facts);
    case "image/programs":
      return decidePrograms(facts);
    case "image/workloads":
      return decideWorkloads(facts);
    case "image/api-service":
      return decideApiService(facts);
    case "image/governance-bridge":
      return decideGovernanceBridge(facts);
    case "locust":
      return decideLocust(facts);
    case "image/prometheus":
    case "image/alertmanager":
    case "image/node-exporter":
    case "image/grafana":
    case "image/kafka":
    case "image/postgres":
    case "image/redis":
      return decideImage(facts, id.slice("image/".length) as keyof typeof lock.images);
    default:
      return decideTool(facts, id);
  }
}

/** An image made from a tool that another item gets anyway costs nothing more. */
function shareBuilds(items: readonly Item[]): Item[] {
  const got = new Set(items.filter(({ id, pending }) => id in lock.tools && pending).map(({ id }) => `image/${id}`));
  return items.map((item) => {
    if (!got.has(item.id) || item.how !== "build") return item;
    const { downloadMb: _, minutes: __, ...rest } = item;
    return rest;
  });
}
