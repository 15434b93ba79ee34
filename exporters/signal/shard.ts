import * as z from "zod";
import { DefinitionError } from "../../problems/index.ts";

/** One of several targets that Prometheus scrapes beside each other, each with its part of what is played. */
export interface Shard {
  /** From 0. */
  readonly shard: number;
  /** How many there are. */
  readonly of: number;
}

/** More could not be scraped at the rate that episodes need. */
const maxShards = 100;

/**
 * Reads which part is asked for from the address.
 * @throws DefinitionError when there is no such part.
 */
export function readShard(parameters: unknown): Shard {
  const result = address.safeParse(parameters);
  if (result.success) return result.data;
  throw new DefinitionError(
    result.error.issues.map(({ path, message }) => ({
      check: "signal/shard",
      severity: "error",
      path: path.join("."),
      message,
      hint: "ask for /signal/<of>/<shard>: /signal/1/0 is everything, /signal/2/0 and /signal/2/1 are half of it each",
    })),
  );
}

/** Whether the thing at this place belongs to the shard. */
export function isOn({ shard, of }: Shard, index: number): boolean {
  return index % of === shard;
}

const whole = z
  .string()
  .regex(/^\d{1,4}$/, "is no whole number")
  .transform(Number);

const address = z
  .object({
    of: whole.refine((of) => of >= 1 && of <= maxShards, { error: `must be from 1 to ${maxShards}`, abort: true }),
    shard: whole,
  })
  .refine(({ shard, of }) => shard < of, { path: ["shard"], message: "must be less than how many there are" });
