import type Docker from "dockerode";
import { type ImagePlan, imageId, madeHere } from "../images/index.ts";
import type { MadeImage } from "./facts.ts";

/** The first of the plans whose image the engine has. */
export async function findMade(
  docker: Docker | undefined,
  plans: readonly (ImagePlan | undefined)[],
): Promise<MadeImage | undefined> {
  if (docker === undefined) return undefined;
  for (const plan of plans) {
    const id = plan === undefined ? undefined : await imageId(docker, plan.tag);
    if (plan !== undefined && id !== undefined) return { tag: plan.tag, id, webPages: plan.webPages };
  }
  return undefined;
}

/** The image of this name that the engine got last: without its sources there is no telling which is the right one. */
export async function findLoaded(docker: Docker | undefined, name: string): Promise<MadeImage | undefined> {
  if (docker === undefined) return undefined;
  const [last] = (await madeHere(docker, name)).toSorted((a, b) => b.got - a.got);
  return last === undefined ? undefined : { tag: last.tag, id: last.id, webPages: true };
}
