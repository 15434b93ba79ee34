import { dirname } from "node:path";
import type { Item, Outcome } from "./doctor/index.ts";
import { type Engine, engine } from "./engine/index.ts";
import {
  apiServicePlan,
  governanceBridgePlan,
  type ImagePlan,
  isPackaged,
  isService,
  kafkaPlan,
  loadImage,
  nodeRuntime,
  packagedPlan,
  previewPlan,
  programsPlan,
  pullOfficial,
  type ServiceName,
  servicePlan,
  workloadsPlan,
} from "./images/index.ts";
import { type ImageName, lock, type Platform, type ToolName } from "./lock.ts";
import { acquireLocust } from "./python/index.ts";
import { reference } from "./reference.ts";
import { acquireGo, acquireOwnPlugin, acquireTool, cachedOrigin, hostPlatform, type Origin } from "./tools/index.ts";

interface Acquired {
  readonly outcome: Outcome;
  /** How it was got, for people. */
  readonly message: string;
}

/** Gets one pending item in the way that was decided for it. */
export async function acquireItem(item: Item, note: (text: string) => void, onWait: () => void): Promise<Acquired> {
  const { id } = item;
  if (id === "go") return getGo(onWait);
  if (id === "docker-plugin") return getPlugin();
  if (id === "locust") return getLocust(note, onWait);
  if (id === "image/programs") return getOwn(programsPlan, "made from the pinned Node", onWait);
  if (id === "image/preview") return getPreview(onWait);
  if (id === "image/workloads") return getOwn(workloadsPlan, "made from the pinned Node", onWait);
  if (id === "image/api-service") return getOwn(apiServicePlan, "made from Java and its Maven jars", onWait);
  if (id === "image/governance-bridge") return getOwn(governanceBridgePlan, "made from its Go sources", onWait);
  if (id.startsWith("image/")) return getImage(item, id.slice("image/".length) as ImageName, { note, onWait });
  return getTool(id as ToolName, item.how === "download" ? "download" : "build", onWait);
}

async function getGo(onWait: () => void): Promise<Acquired> {
  const folder = dirname((await acquireGo(onWait)).executable);
  return { outcome: { kind: "tool", folder, source: "download" }, message: "from PyPI" };
}

async function getLocust(onNote: (text: string) => void, onWait: () => void): Promise<Acquired> {
  const folder = await acquireLocust({ onNote, onWait });
  return { outcome: { kind: "tool", folder, source: "download" }, message: "from PyPI" };
}

async function getTool(name: ToolName, origin: Origin, onWait: () => void): Promise<Acquired> {
  const platform = hostPlatform();
  if (platform === undefined) throw new Error(`nothing is published for ${process.platform} on ${process.arch}`);
  const folder = await acquireTool(name, { platform, origin, onWait });
  return { outcome: { kind: "tool", folder, source: origin }, message: messages[origin] };
}

const messages = { download: "downloaded", build: "built from its Go module" } as const;

async function getPlugin(): Promise<Acquired> {
  const { executable } = await nodeRuntime();
  const folder = await acquireOwnPlugin(executable);
  return { outcome: { kind: "plugin", source: "own", folder }, message: "Sightline's own" };
}

type MakePlan = (platform: Platform) => Promise<ImagePlan>;

/** Makes an image that is published nowhere, or one that cannot be pulled. */
async function getOwn(makePlan: MakePlan, message: string, onWait: () => void): Promise<Acquired> {
  const on = await engine();
  if (on.platform === undefined) throw new Error("the engine's platform is not supported");
  const plan = await makePlan(on.platform);
  const id = await loadImage(on, plan, { onWait });
  const { tag: name, webPages } = plan;
  return { outcome: { kind: "image", source: "built", name, id, repoDigest: null, webPages }, message };
}

/** A stack does without rather than not come up: npm may not answer. */
async function getPreview(onWait: () => void): Promise<Acquired> {
  try {
    return await getOwn(previewPlan, "made from the pinned Node and the built app", onWait);
  } catch (error) {
    const reason = `it could not be made (${error instanceof Error ? error.message : String(error)})`;
    return { outcome: { kind: "absent", reason }, message: `left out: ${reason}` };
  }
}

interface Listeners {
  readonly note: (text: string) => void;
  readonly onWait: () => void;
}

/** A pull that fails after all (a rate limit, a lost connection) falls back to making the image here. */
async function getImage(item: Item, name: ImageName, listeners: Listeners): Promise<Acquired> {
  const on = await engine();
  if (item.how === "download") {
    try {
      const { id, repoDigest = null } = await pullOfficial(on.docker, lock.images[name]);
      const common = { kind: "image", source: "pulled", name: reference(lock.images[name]), webPages: true } as const;
      return { outcome: { ...common, id, repoDigest }, message: "pulled" };
    } catch (error) {
      const reason = `the pull failed (${error instanceof Error ? error.message : String(error)})`;
      if (lock.images[name].optional) {
        return { outcome: { kind: "absent", reason }, message: `left out: ${reason}` };
      }
      if (!isService(name) && !isPackaged(name) && name !== "kafka") throw error;
      listeners.note(`${reason}; it is made here instead`);
    }
  }
  if (name === "kafka") return getOwn(kafkaPlan, "made from its Maven jars", listeners.onWait);
  if (isPackaged(name)) {
    return getOwn(
      (platform) => packagedPlan(name, platform),
      "made from the distribution's packages",
      listeners.onWait,
    );
  }
  if (!isService(name)) throw new Error(`${name} cannot be made here`);
  return makeService(on, name, listeners.onWait);
}

async function makeService({ platform }: Engine, name: ServiceName, onWait: () => void): Promise<Acquired> {
  const origin = (platform === undefined ? undefined : await cachedOrigin(name, platform)) ?? "build";
  const makePlan = async (target: Platform) => {
    const plan = await servicePlan(name, target, origin);
    if (plan === undefined) throw new Error(`nothing is published of ${name} for ${target}`);
    return plan;
  };
  return getOwn(makePlan, origin === "build" ? messages.build : "made from the published program", onWait);
}
