import { execa } from "execa";
import type { StackProject } from "./stack-project.ts";

/** One series of an answer of Prometheus. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Chat4All in miniature beside a stack, and what Prometheus knows of it. */
export interface Miniature {
  query(expr: string): Promise<readonly Sample[]>;
  /** The one value of an expression; `undefined` where there is no series. */
  value(expr: string): Promise<number | undefined>;
  /** Asks again until `holds`; throws with the last answer when `seconds` have passed. */
  until(expr: string, holds: (samples: readonly Sample[]) => boolean, seconds?: number): Promise<readonly Sample[]>;
  /** Hands a message to api-service; returns the status and when it was sent, in seconds since 1970. */
  send(): Promise<{ readonly status: number; readonly at: number }>;
  /** Starts or ends a fault: `faults("set", "api-service", "reject-all")`. */
  faults(...args: readonly string[]): Promise<void>;
}

export function miniature(stack: StackProject): Miniature {
  const query = async (expr: string): Promise<readonly Sample[]> => {
    const path = `/api/v1/query?query=${encodeURIComponent(expr)}`;
    const { status, body } = await stack.get("prometheus", path, await stack.password());
    if (status !== 200) throw new Error(`${expr}: ${status} ${body}`);
    const { result } = JSON.parse(body).data as {
      readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
    };
    return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  };
  return {
    query,
    value: async (expr) => (await query(expr))[0]?.value,
    until: async (expr, holds, seconds = 60) => {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const samples = await query(expr);
        if (holds(samples)) return samples;
        if (Date.now() > end) throw new Error(`after ${seconds} s, ${expr} is ${JSON.stringify(samples)}`);
        await new Promise((done) => setTimeout(done, 500));
      }
    },
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
