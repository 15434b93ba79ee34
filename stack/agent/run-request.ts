import { post } from "./http.ts";
import { reload } from "./reload.ts";
import type { AgentEvent, AgentRequest } from "./request.ts";
import { mirrorLive, pruneReleases, removeCurrent, switchRelease } from "./switch-release.ts";

/**
 * Puts releases in force, waits until the service has them, and removes what is no longer needed.
 * When the service does not take a release, the earlier one is put back before `failed` is reported.
 * Returns whether all went well.
 */
export async function runRequest(request: AgentRequest, emit: (event: AgentEvent) => void): Promise<boolean> {
  const previous: (string | null)[] = [];
  try {
    // All links first, in one breath: passwords of several services change together.
    for (const { root, digest } of request.switch) previous.push(await switchRelease(root, digest));
    for (const { root, digest, mirror } of request.switch) if (mirror) await mirrorLive(root, digest, mirror);
    if (request.switch.length > 0) emit({ event: "switched", previous });
    if (request.service) emit({ event: "applied", seconds: await reload(request.service) });
    for (const [index, { root, digest }] of request.switch.entries()) {
      await pruneReleases(root, [digest, previous[index] ?? null]);
    }
    return true;
  } catch (error) {
    await revert(request, previous);
    if (previous.length > 0) emit({ event: "reverted" });
    emit({ event: "failed", message: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

async function revert(request: AgentRequest, previous: readonly (string | null)[]): Promise<void> {
  for (const [index, { root, mirror }] of request.switch.entries()) {
    const digest = previous[index];
    if (digest === undefined) continue;
    if (digest === null) {
      await removeCurrent(root);
      continue;
    }
    await switchRelease(root, digest);
    if (mirror) await mirrorLive(root, digest, mirror);
  }
  if (request.service && previous.some((digest) => digest !== null)) {
    // It most likely still runs what it had; should it not, this brings it back.
    const { reloadUrl, timeoutSeconds, ...access } = request.service;
    await post(reloadUrl, access, timeoutSeconds).catch(() => undefined);
  }
}
