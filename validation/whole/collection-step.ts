import type { Settings } from "../../settings/index.ts";
import { type CollectionExtent, estimateCollection, measureCollectionOnCopies } from "../collection/index.ts";
import type { Step } from "./step.ts";

/** Compares what copies store with what a reference target exposed to them. */
export function collectionStep(settings: Settings, extent: CollectionExtent): Step {
  return {
    title: "Collection",
    parts: ["collection"],
    seconds: estimateCollection(extent),
    async run({ signal, onProgress }) {
      const collection = await measureCollectionOnCopies({ settings, extent, signal, onProgress });
      const most = Math.max(0, ...collection.runs.map(({ series }) => series));
      return { parts: { collection }, complete: !signal.aborted, sentence: `up to ${most} series` };
    },
  };
}
