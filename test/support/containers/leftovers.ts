import { spawn } from "node:child_process";
import { join } from "node:path";
import type Docker from "dockerode";

const owner = "sightline.test.owner";

/** Labels by which containers and networks of a test are found again when the test did not come to its end. */
export const ownerLabels = { [owner]: String(process.pid) } as const;

/** Removes what processes left behind that do not run any more; others' containers are not touched. */
export async function removeLeftovers(docker: Docker): Promise<void> {
  const filters = { label: [owner] };
  for (const { Id, Labels } of await docker.listContainers({ all: true, filters })) {
    if (!runs(Labels[owner])) await remove(docker, Id);
  }
  for (const { Id, Labels } of await docker.listNetworks({ filters })) {
    if (!runs(Labels?.[owner])) await docker.getNetwork(Id).remove().catch(ignore);
  }
}

/** Removes everything of one process. */
export async function removeAllOf(docker: Docker, pid: number): Promise<void> {
  const filters = { label: [`${owner}=${pid}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters })) await remove(docker, Id);
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove().catch(ignore);
}

/** A process that ends without having removed its containers leaves that to a child that outlives it. */
export function removeAtExit(): () => void {
  const onExit = () => {
    const script = join(import.meta.dirname, "remove-all-of.ts");
    spawn(process.execPath, [script, String(process.pid)], { detached: true, stdio: "ignore" }).unref();
  };
  process.once("exit", onExit);
  return () => process.off("exit", onExit);
}

async function remove(docker: Docker, id: string): Promise<void> {
  await docker.getContainer(id).remove({ force: true, v: true }).catch(ignore);
}

function ignore(): void {}

function runs(pid: string | undefined): boolean {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}
