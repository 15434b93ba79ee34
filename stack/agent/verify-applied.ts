import { setTimeout as sleep } from "node:timers/promises";
import { get } from "./get.ts";
import type { AgentRequest } from "./request.ts";

type Verification = NonNullable<AgentRequest["verify"]>;

const pollMilliseconds = 100;

/**
 * Waits until the service says itself that the release is in force.
 * Returns the seconds that took; throws with the last answer when `timeoutSeconds` have passed.
 */
export async function verifyApplied(verification: Verification): Promise<number> {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  for (;;) {
    const fault = await ask(verification);
    if (fault === undefined) return Math.round(elapsed() * 10) / 10;
    if (elapsed() > verification.timeoutSeconds) {
      throw new Error(`${verification.url} after ${verification.timeoutSeconds} s: ${fault}`);
    }
    await sleep(pollMilliseconds);
  }
}

/** Says what is wrong with the service's answer, or nothing when it is as it must be. */
async function ask({ url, contains, ...access }: Verification): Promise<string | undefined> {
  try {
    const { status, body } = await get(url, access);
    if (status !== 200) return `answered ${status}`;
    return body.includes(contains) ? undefined : `the configuration in force does not name ${contains}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
