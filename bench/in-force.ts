import { setTimeout as pause } from "node:timers/promises";
import type { StackProject } from "../test/stack/live/support/stack-project.ts";

/** Waits until Prometheus says that a configuration with this text in it is the one it runs by. */
export async function untilInForce(stack: StackProject, password: string, text: string): Promise<void> {
  for (const deadline = performance.now() + 120_000; performance.now() < deadline; ) {
    const { body } = await stack.get("prometheus", "/api/v1/status/config", password);
    if (body.includes(text)) return;
    await pause(100);
  }
  throw new Error(`"${text}" was not in force within two minutes`);
}
