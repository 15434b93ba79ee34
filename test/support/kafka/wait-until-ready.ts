import { setTimeout as sleep } from "node:timers/promises";
import { Admin } from "@platformatic/kafka";
import type Docker from "dockerode";
import { lastLines } from "../containers/index.ts";

/** Waits until every one of these brokers tells a client about `count` live brokers; a broker that ends is an error. */
export async function waitUntilReady(
  brokers: readonly { readonly address: string; readonly container: Docker.Container }[],
  count: number,
): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (const { address, container } of brokers) {
    while ((await liveBrokers(address)) < count) {
      const { State } = await container.inspect();
      if (!State.Running || Date.now() > deadline) {
        throw new Error(`${address} did not come up (exit code ${State.ExitCode}):\n${await lastLines(container)}`);
      }
      await sleep(100);
    }
  }
}

async function liveBrokers(address: string): Promise<number> {
  const admin = new Admin({ clientId: "test-support", bootstrapBrokers: [address], retries: 0, connectTimeout: 2000 });
  try {
    return (await admin.metadata({ topics: [] })).brokers.size;
  } catch {
    return 0;
  } finally {
    await admin.close().catch(() => undefined);
  }
}
