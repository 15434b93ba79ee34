import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { acceptsEncoding } from "../../exporters/kit/index.ts";

const compress = promisify(gzip);

/** Shorter bodies do not become faster by it. */
const worthCompressing = 1024;

/** Answers with JSON that the browser keeps and asks about again: 304 when it has the one with this tag. The tag stands for everything in the body. */
export async function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  body: () => unknown,
): Promise<FastifyReply> {
  // Weak: the same content may be sent compressed or not.
  const etag = `W/"${tag}"`;
  reply.headers({ etag, "cache-control": "no-cache", vary: "accept-encoding" });
  if (knows(request.headers["if-none-match"], etag)) return reply.code(304).send();
  const text = Buffer.from(JSON.stringify(body()));
  reply.type("application/json; charset=utf-8");
  if (text.length < worthCompressing || !acceptsEncoding("gzip", String(request.headers["accept-encoding"] ?? "")))
    return reply.send(text);
  return reply.header("content-encoding", "gzip").send(await compress(text));
}

/** Weak comparison: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  const given = (ifNoneMatch ?? "").split(",").map((one) => one.trim());
  return given.includes("*") || given.some((one) => one.replace(/^W\//, "") === etag.replace(/^W\//, ""));
}
