import type Docker from "dockerode";
import { readRecords, removeFolder } from "./folder.ts";
import { marksOf } from "./marks.ts";
import { isAlive } from "./owner.ts";
import { isNothing, removeRemains } from "./remains.ts";

/**
 * Removes what rehearsals and drills left whose process is gone, and returns their ids.
 * One on another engine stays for a run that works with that engine.
 */
export async function removeDeadRehearsals(
  { docker, id: engineId }: { readonly docker: Docker; readonly id: string },
  stateFolder: string,
): Promise<string[]> {
  const removed: string[] = [];
  for (const { kind, project, id, engine, owner } of await readRecords(stateFolder)) {
    if (engine !== engineId || (await isAlive(owner))) continue;
    if (!isNothing(await removeRemains(docker, marksOf(project, id, kind)))) continue;
    await removeFolder(stateFolder, id);
    removed.push(id);
  }
  return removed;
}
