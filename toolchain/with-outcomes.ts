import type { Item, Outcome } from "./doctor/index.ts";
import type { Resolved, ResolvedEngine } from "./resolved.ts";

/** The record before, with these outcomes; images belong to the engine among them. */
export function withOutcomes(before: Resolved, outcomes: ReadonlyMap<Item, Outcome>): Resolved {
  const tools = { ...before.tools };
  let { dockerPlugin } = before;
  for (const [{ id, version }, outcome] of outcomes) {
    if (outcome.kind === "tool") tools[id] = { folder: outcome.folder, source: outcome.source, version };
    if (outcome.kind === "plugin") dockerPlugin = { folder: outcome.folder, source: outcome.source, version };
  }
  const engine = [...outcomes.values()].find(({ kind }) => kind === "engine");
  if (engine?.kind !== "engine") return { ...before, dockerPlugin, tools };
  const onEngine = withImages(before.engines[engine.id] ?? { absent: {}, images: {} }, outcomes);
  return { ...before, dockerPlugin, tools, engines: { ...before.engines, [engine.id]: onEngine } };
}

/** An image that is there is no longer absent, and the other way round. */
function withImages(before: ResolvedEngine, outcomes: ReadonlyMap<Item, Outcome>): ResolvedEngine {
  const images = { ...before.images };
  const absent = { ...before.absent };
  for (const [{ id, version }, outcome] of outcomes) {
    const part = id.replace(/^image\//, "");
    if (outcome.kind === "absent") {
      absent[part] = outcome.reason;
      delete images[part];
    }
    if (outcome.kind === "image") {
      const { kind: _, ...image } = outcome;
      images[part] = { ...image, version };
      delete absent[part];
    }
  }
  return { absent, images };
}
