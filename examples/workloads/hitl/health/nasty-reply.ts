import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { healthBodies } from "../faults/index.ts";

type Body = (typeof healthBodies)[number];

/** Answers a health check with what the fault `health-body` asks for; the endless ones end when `goesOn` says so. */
export function nastyReply(body: string, request: FastifyRequest, reply: FastifyReply, goesOn: () => boolean): unknown {
  const json = reply.type("application/json; charset=utf-8");
  switch (body as Body) {
    case "huge":
      return json.send(Readable.from(huge()));
    case "slow":
      return json.send(Readable.from(slow(goesOn)));
    case "malformed":
      return json.send('{"status": "up", "dependencies": {"postgres": {"status": "u');
    case "misshapen":
      return json.send(JSON.stringify({ status: 1, dependencies: [null, "postgres", { redis: [] }], started_at: {} }));
    case "redirect":
      return reply.redirect(`http://elsewhere.invalid${request.url}`, 302);
    case "components":
      return json.send(JSON.stringify({ status: "up", dependencies: Object.fromEntries(thousand()) }));
    case "deep":
      return json.send(`{"status": "up", "dependencies": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    case "hang":
      return hang(reply, goesOn);
  }
}

const pieces = 256;
const piece = "x".repeat(64 * 1024);

/** 16 MiB of JSON, well-formed. */
function* huge(): Generator<string> {
  yield '{"status": "up", "padding": "';
  for (let n = 0; n < pieces; n++) yield piece;
  yield '"}';
}

/** A blank every half second: JSON that is right as far as it goes. */
async function* slow(goesOn: () => boolean): AsyncGenerator<string> {
  yield "{";
  while (goesOn()) {
    await sleep(500, undefined, { ref: false });
    yield " ";
  }
  yield '"status": "up"}';
}

function* thousand(): Generator<readonly [string, object]> {
  for (let n = 1; n <= 1000; n++) {
    yield [`component-${String(n).padStart(4, "0")}`, { status: n % 2 === 0 ? "up" : "down", latency_ms: 1 }];
  }
}

/** Nothing at all until the fault ends; then the connection does. */
function hang(reply: FastifyReply, goesOn: () => boolean): FastifyReply {
  const { raw } = reply.hijack();
  const waiting = setInterval(() => {
    if (!goesOn()) raw.destroy();
  }, 200);
  raw.once("close", () => clearInterval(waiting));
  return reply;
}
