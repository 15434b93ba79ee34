import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Ports of the loopback that nobody listens on. They lie below those that the kernel hands out by itself, so that a
 * stopped broker finds its port free when it starts again.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
