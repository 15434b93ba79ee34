import * as z from "zod";
import { duration, path, positiveInteger, webSettings } from "../../../exporters/kit/index.ts";

/** The HITL API's flags. */
export const hitlSettings = {
  ...webSettings({ port: 8003 }),
  "postgres.url": urlOf("postgres", "postgresql")
    .prefault("postgres://hitl@localhost:5432/hitl")
    .describe("Where the reviews are kept: postgres://user@host:port/database."),
  "postgres.password-file": path()
    .optional()
    .describe("File with the database's password; read again for each connection."),
  "postgres.pool-size": positiveInteger().prefault("10").describe("How many connections requests share."),
  "postgres.timeout": duration()
    .prefault("2s")
    .describe("How long a free connection, a new one or an answer may take, each."),
  "redis.url": urlOf("redis")
    .prefault("redis://localhost:6379")
    .describe("Where the sessions are and the messages pass: redis://host:port/database."),
  "redis.timeout": duration().prefault("1s").describe("How long an answer may take."),
  "session.ttl": duration().prefault("1h").describe("How long a reviewer's session holds."),
  "startup.delay": duration().optional().describe("How much longer the start takes: to see what waits for it."),
};

export type HitlSettings = z.output<z.ZodObject<typeof hitlSettings>>;

function urlOf(...schemes: readonly string[]) {
  return z
    .string()
    .refine((text) => {
      const url = URL.parse(text);
      return url !== null && schemes.includes(url.protocol.slice(0, -1)) && url.hostname !== "";
    }, `is no ${schemes[0]} address`)
    .refine((text) => URL.parse(text)?.password === "", "holds a password; put it into a file")
    .transform((text) => new URL(text));
}
