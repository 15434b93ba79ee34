import * as z from "zod";
import { duration, path, positiveInteger, webSettings } from "../../../exporters/kit/index.ts";

/** The program's flags. */
export const agentsSettings = {
  ...webSettings({ port: 8006 }),
  "postgres.url": z
    .string()
    .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ""), "is no postgres:// address")
    .prefault("postgres://agents@localhost:5432/agents")
    .describe("Where the database is, without a password."),
  "postgres.password-file": path().optional().describe("File with the database's password."),
  "pool.work-limit": positiveInteger().prefault("20").describe("Database connections that operations share."),
  "pool.ledger-limit": positiveInteger().prefault("4").describe("Database connections that the ledger has for itself."),
  "pool.acquire-timeout": duration().prefault("2s").describe("How long to wait for a database connection."),
  "pool.query-timeout": duration().prefault("2s").describe("How long an answer of the database may take."),
  "operations.max": positiveInteger().prefault("2000").describe("Operations that may be under way at once."),
  "operations.keep": positiveInteger().prefault("100000").describe("Operations that the ledger remembers."),
  "semaphore.timeout": duration().prefault("10s").describe("How long an operation waits for a permit."),
  "limiter.per-second": positiveInteger().prefault("200").describe("Operations that each rate limiter permits."),
};

export type AgentsSettings = z.output<z.ZodObject<typeof agentsSettings>>;
