import { BlockList, isIPv6 } from "node:net";
import type { FastifyInstance } from "fastify";
import { DefinitionError } from "../../../../problems/index.ts";
import type { FaultControl } from "./fault-board.ts";

/** `/admin/faults`: lists, sets and clears; only for callers on this machine or a private network. */
export function addFaultRoutes(app: FastifyInstance, board: FaultControl): void {
  app.register(async (admin) => {
    admin.addHook("onRequest", async (request, reply) => {
      if (isNear(request.socket.remoteAddress)) return undefined;
      return reply.code(403).send({ error: "faults are set from this machine or a private network only" });
    });
    // curl's -d names no JSON.
    admin.removeAllContentTypeParsers();
    admin.addContentTypeParser("*", { parseAs: "string" }, (_request, text, done) => parseJson(String(text), done));
    admin.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof DefinitionError)) throw error;
      const isMissing = error.findings.some(({ message }) => message.startsWith("is no fault"));
      return reply.code(isMissing ? 404 : 400).send({
        error: error.findings.map(({ path, message }) => `${path} ${message}`).join("; "),
      });
    });
    admin.get("/admin/faults", async () => ({ service: board.service, faults: board.list() }));
    admin.put<{ Params: { name: string } }>("/admin/faults/:name", async ({ params, body }) =>
      board.set(params.name, body),
    );
    admin.delete<{ Params: { name: string } }>("/admin/faults/:name", async ({ params }) => board.clear(params.name));
    admin.delete("/admin/faults", async () => {
      board.clearAll();
      return { service: board.service, faults: board.list() };
    });
  });
}

function parseJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  try {
    done(null, text.trim() === "" ? {} : JSON.parse(text));
  } catch {
    done(Object.assign(new Error("the body is no JSON"), { statusCode: 400 }));
  }
}

const near = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const) {
  near.addSubnet(net, bits, "ipv4");
}
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");
near.addSubnet("fe80::", 10, "ipv6");

/** Loopback, private (RFC 1918, RFC 4193) or link-local; an IPv4 address may come in IPv6's clothes. */
export function isNear(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  return near.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
}
