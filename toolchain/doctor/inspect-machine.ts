import { dirname } from "node:path";
import { cachePath } from "../cache/index.ts";
import { findEngine, inspectHost, localEngine } from "../engine/index.ts";
import { nodeRuntime } from "../images/index.ts";
import { lock, type Platform, type ToolName, toolNames } from "../lock.ts";
import {
  cachedOrigin,
  canInstallGo,
  findGo,
  findOwnPlugin,
  findUpstreamPlugin,
  hostPlatform,
  installedPulumi,
  installedTool,
  onPath,
  toolEntry,
  upstreamPluginUrl,
} from "../tools/index.ts";
import type { CachedTool, EngineFacts, Facts, PluginFacts } from "./facts.ts";
import { inspectImages } from "./inspect-images.ts";
import { inspectJava } from "./inspect-java.ts";
import { inspectLocust } from "./inspect-locust.ts";
import { inspectPackages } from "./inspect-packages.ts";
import type { ItemId } from "./item.ts";
import { answer } from "./reach.ts";

/** Looks at the machine and at the engine for what the wanted items need; changes nothing. */
export async function inspectMachine(wanted: readonly ItemId[]): Promise<Facts> {
  const platform = hostPlatform();
  const engine = inspectEngine();
  const ids = new Set(wanted);
  const [go, pulumi, installed, plugin, cached, found, java, packages, locust, images] = await Promise.all([
    inspectGo(),
    installedPulumi(),
    perTool(installedTool),
    inspectPlugin(),
    perTool((name) => inspectCache(name, platform)),
    engine,
    inspectJava(platform, ids),
    inspectPackages(platform),
    inspectLocust(ids),
    engine.then((facts) => inspectImages(facts, ids)),
  ]);
  // Asked only where the answer decides something: on most days everything is there.
  const settled = (name: ToolName) =>
    (name === "pulumi" && pulumi?.usable === true) ||
    hasTool(name, cached, images) ||
    !(ids.has(name) || ids.has(`image/${name}` as ItemId));
  const [reachable, pip] = await Promise.all([
    inspectReach(platform, { settled, plugin }),
    go === undefined ? canInstallGo() : true,
  ]);
  const tools = { reachable, go, canInstallGo: pip, pulumi, installed, plugin, cached } as const;
  return { platform, ...tools, engine: found, ...java, ...packages, locust, ...images };
}

async function inspectEngine(): Promise<EngineFacts> {
  const found = await findEngine();
  if ("fault" in found) return { running: false, fault: found.fault, local: localEngine(await inspectHost()) };
  const { id, version, platform, host } = found;
  return { running: true, id, version, platform, host };
}

async function inspectReach(
  platform: Platform | undefined,
  { settled, plugin: own }: { readonly settled: (name: ToolName) => boolean; readonly plugin: PluginFacts },
): Promise<Facts["reachable"]> {
  const urls = (name: ToolName) => {
    if (settled(name)) return undefined;
    const { files, checksums } = lock.tools[name].download;
    const file = platform === undefined ? undefined : files[platform];
    return file === undefined ? undefined : file.sha256 === null ? [file.url, checksums] : [file.url];
  };
  const reaches = async (wanted: readonly string[] | undefined) => wanted !== undefined && (await answer(wanted));
  const tools = await Promise.all(toolNames.map(async (name) => [name, await reaches(urls(name))] as const));
  const decided = platform === undefined || own.upstream !== undefined;
  const plugin = await reaches(decided ? undefined : [upstreamPluginUrl(platform)]);
  return { ...(Object.fromEntries(tools) as Record<ToolName, boolean>), "docker-plugin": plugin };
}

/** True when neither the tool nor the image made of it needs a download any more. */
function hasTool(name: ToolName, cached: Facts["cached"], { images }: Pick<Facts, "images">): boolean {
  const image = (images as Readonly<Partial<Record<string, Facts["images"][keyof Facts["images"]]>>>)[name];
  const imageSettled = image === undefined || (image.official ?? image.made ?? image.toolOrigin) !== undefined;
  return cached[name] !== undefined && imageSettled;
}

async function inspectGo(): Promise<Facts["go"]> {
  const go = await findGo();
  if (go === undefined) return undefined;
  const file = go.executable === "go" ? ((await onPath("go")) ?? go.executable) : go.executable;
  return { version: go.version, folder: dirname(file) };
}

async function inspectPlugin(): Promise<PluginFacts> {
  const wish = process.env.SIGHTLINE_DOCKER_PLUGIN;
  const forced = wish === "upstream" || wish === "own" ? wish : undefined;
  const { executable } = await nodeRuntime();
  return { upstream: await findUpstreamPlugin(), own: await findOwnPlugin(executable), forced };
}

async function inspectCache(name: ToolName, platform: Platform | undefined): Promise<CachedTool | undefined> {
  const origin = platform === undefined ? undefined : await cachedOrigin(name, platform);
  if (platform === undefined || origin === undefined) return undefined;
  const entry = await toolEntry(name, platform, origin);
  return entry === undefined ? undefined : { origin, folder: `${cachePath(entry)}/bin` };
}

async function perTool<T>(look: (name: ToolName) => Promise<T | undefined>): Promise<Partial<Record<ToolName, T>>> {
  const found = await Promise.all(toolNames.map(async (name) => [name, await look(name)] as const));
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Partial<Record<ToolName, T>>;
}
