import { lock, stackImages } from "../lock.ts";
import { decideEngine } from "./decide-engine.ts";
import { decideImage } from "./decide-image.ts";
import { decidePlugin } from "./decide-plugin.ts";
import { decidePrograms } from "./decide-programs.ts";
import { decideGo, decideTool } from "./decide-tool.ts";
import { decideApiService, decideWorkloads } from "./decide-workload.ts";
import type { Facts } from "./facts.ts";
import type { Item, ItemId } from "./item.ts";

/** What a stack needs. */
export const stackItems: readonly ItemId[] = [
  "engine",
  "pulumi",
  "docker-plugin",
  ...stackImages.map((name) => `image/${name}` as const),
  "image/programs",
];

/** What the miniature of a watched system needs on top. */
export const demoItems: readonly ItemId[] = ["image/kafka", "image/workloads", "image/api-service", "k6"];

/** What the project's own tests need on top. */
export const testItems: readonly ItemId[] = [...stackItems, ...demoItems, "prometheus", "alertmanager"];

/**
 * Decides for each wanted item how it is got; Go is added in front when something has to be built,
 * and the engine where images are wanted.
 */
export function decide(facts: Facts, wanted: readonly ItemId[]): Item[] {
  const ids = new Set(wanted.some((id) => id.startsWith("image/")) ? (["engine", ...wanted] as const) : wanted);
  ids.delete("go");
  const items = shareBuilds([...ids].map((id) => decideOne(facts, id as Exclude<ItemId, "go">)));
  const builds = items.some(({ how, pending, id }) => pending && how === "build" && !withoutGo.has(id));
  return builds || wanted.includes("go") ? [decideGo(facts), ...items] : items;
}

/** Built, but not from Go sources. */
const withoutGo: ReadonlySet<ItemId> = new Set(["docker-plugin", "image/workloads", "image/api-service"]);

function decideOne(facts: Facts, id: Exclude<ItemId, "go">): Item {
  switch (id) {
    case "engine":
      return decideEngine(facts.engine);
    case "docker-plugin":
      return decidePlugin(facts);
    case "image/programs":
      return decidePrograms(facts);
    case "image/workloads":
      return decideWorkloads(facts);
    case "image/api-service":
      return decideApiService(facts);
    case "image/prometheus":
    case "image/alertmanager":
    case "image/node-exporter":
    case "image/grafana":
    case "image/kafka":
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
