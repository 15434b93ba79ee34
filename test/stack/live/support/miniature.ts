import { execa } from "execa";
import { type Queries, queries } from "./queries.ts";
import type { StackProject } from "./stack-project.ts";

/** Chat4All in miniature beside a stack, and what Prometheus knows of it. */
export interface Miniature extends Queries {
  /** Hands a message to api-service; returns the status and when it was sent, in seconds since 1970. */
  send(): Promise<{ readonly status: number; readonly at: number }>;
  /** Starts or ends a fault: `faults("set", "api-service", "reject-all")`. */
  faults(...args: readonly string[]): Promise<void>;
}

export function miniature(stack: StackProject): Miniature {
  return {
    ...queries(stack),
    send: async () => {
      const at = Date.now() / 1000;
      const { status } = await fetch(`http://127.0.0.1:${stack.ports.chat4all}/v1/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ channel: "whatsapp", to: "customer-1", text: "hello" }),
      });
      return { status, at };
    },
    faults: async (...args) => {
      const { stdout } = await execa("docker", [
        ...["exec", `${stack.name}-${stack.stack}-channel-api`, "/usr/local/bin/node", "/app/main.mjs", "faults"],
        ...args,
      ]);
      if (stdout === "") throw new Error(`faults ${args.join(" ")} said nothing`);
    },
  };
}
