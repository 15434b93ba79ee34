import type { MadeImage } from "./facts.ts";
import type { Item } from "./item.ts";

/** What an item says whose image was made here before. */
export function madeHere({ tag: name, id, webPages }: MadeImage): Pick<Item, "how" | "pending" | "detail" | "outcome"> {
  const detail = webPages ? "made here" : "made here, without web pages";
  const outcome = { kind: "image", source: "built", name, id, repoDigest: null, webPages } as const;
  return { how: "present", pending: false, detail, outcome };
}
