import { randomBytes } from "node:crypto";
import { ask, type Redis } from "./open-redis.ts";

/** Who works here at the moment; every replica knows the same ones. Everything throws DependencyError while Redis cannot be asked. */
export interface Sessions {
  /** Begins a reviewer's session and returns its token. */
  open(reviewer: string): Promise<string>;
  /** The reviewer of a token; undefined when there is no such session any more. */
  reviewerOf(token: string): Promise<string | undefined>;
  close(token: string): Promise<void>;
}

/** The sessions in Redis; each ends by itself. */
export function createSessions(redis: Redis, ttlMs: number): Sessions {
  return {
    async open(reviewer) {
      const token = randomBytes(16).toString("hex");
      await ask(redis.set(keyOf(token), reviewer, "PX", ttlMs));
      return token;
    },
    async reviewerOf(token) {
      if (!/^[0-9a-f]{32}$/.test(token)) return undefined;
      return (await ask(redis.get(keyOf(token)))) ?? undefined;
    },
    async close(token) {
      await ask(redis.del(keyOf(token)));
    },
  };
}

function keyOf(token: string): string {
  return `hitl:session:${token}`;
}
