import { engineWords, isNotFound, statusOf } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readFlag, readNumber, readText } from "../read-inputs.ts";
import type { Context } from "../resource-kind.ts";

/**
 * Stops a container, with `destroyGraceSeconds` until it is killed (0 when not given, as upstream), and removes it.
 *
 * Anonymous volumes go with it unless `removeVolumes` is false; one that is gone already is fine.
 */
export async function removeContainer(id: string, state: Values, { docker }: Context): Promise<void> {
  const container = docker.getContainer(id);
  const what = `container "${readText(state, "name")}"`;
  try {
    if (!readFlag(state, "attach")) await container.stop({ t: readNumber(state, "destroyGraceSeconds") });
  } catch (error) {
    if (isNotFound(error)) return;
    if (statusOf(error) !== 304) throw new Error(`${what}: stopping: ${engineWords(error)}`, { cause: error });
  }
  try {
    await container.remove({ force: true, v: state.removeVolumes !== false });
  } catch (error) {
    if (isNotFound(error)) return;
    if (!engineWords(error).includes("already in progress")) {
      throw new Error(`${what}: removing: ${engineWords(error)}`, { cause: error });
    }
    await container.wait({ condition: "removed" }).catch(() => undefined);
  }
}
