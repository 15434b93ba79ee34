import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { type Condition, carry, type Passage } from "./passage.ts";

export type { Condition } from "./passage.ts";

/** A way to a dependency that can be made bad: clients connect here, and everything is passed on. */
export interface Link {
  readonly host: string;
  readonly port: number;
  /** Holds for the connections there are and for new ones. */
  set(condition: Condition): void;
  /** Why the dependency was last out of reach; undefined when the last connection to it was made. */
  fault(): string | undefined;
  stop(): Promise<void>;
}

/** Opens a link to a dependency on a free port of the loopback. */
export async function openLink(to: { readonly host: string; readonly port: number }): Promise<Link> {
  let condition: Condition = { state: "up", delayMs: 0 };
  let fault: string | undefined;
  const passages = new Map<Socket, Passage>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    near.on("error", () => {});
    if (condition.state === "down") {
      near.resetAndDestroy();
      return;
    }
    const tell = (reason: string | undefined) => {
      fault = reason;
    };
    passages.set(near, carry(near, to, condition, tell));
    near.once("close", () => passages.delete(near));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    set(next) {
      condition = next;
      for (const passage of [...passages.values()]) passage.set(next);
    },
    fault: () => fault,
    async stop() {
      server.close();
      for (const near of [...passages.keys()]) near.destroy();
      await once(server, "close");
    },
  };
}
