import { setTimeout as sleep } from "node:timers/promises";
import { get, post } from "./http.ts";
import type { AgentRequest } from "./request.ts";

type Service = NonNullable<AgentRequest["service"]>;

const pollMilliseconds = 100;

/**
 * Has a service read its configuration again, and waits until it says itself that the release is in force.
 * Returns the seconds that took; throws with the service's words when it refuses,
 * and with its last status when `timeoutSeconds` have passed.
 */
export async function reload(service: Service): Promise<number> {
  const { reloadUrl, statusUrl, contains, timeoutSeconds, ...access } = service;
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  // Prometheus answers when it is done, and waits before that for the scrapes that are under way, up to their timeout.
  const { status, body } = await post(reloadUrl, access, timeoutSeconds);
  if (status !== 200) throw new Error(`${reloadUrl} answered ${status}: ${body.trim()}`);
  for (;;) {
    const answer = await get(statusUrl, access).catch((error: Error) => ({ status: 0, body: error.message }));
    if (answer.status === 200 && answer.body.includes(contains)) return Math.round(elapsed() * 10) / 10;
    if (elapsed() > timeoutSeconds) {
      const fault = answer.status === 200 ? `what is in force does not name ${contains}` : `answered ${answer.status}`;
      throw new Error(`${statusUrl} after ${timeoutSeconds} s: ${fault}`);
    }
    await sleep(pollMilliseconds);
  }
}
