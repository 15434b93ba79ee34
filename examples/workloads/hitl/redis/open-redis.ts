import { Redis } from "ioredis";
import type { Logger } from "../../../../exporters/kit/index.ts";
import { DependencyError } from "../dependency.ts";

export type { Redis } from "ioredis";

export interface RedisConnectionOptions {
  /** Where to connect; the URL says only as whom and to which database. */
  readonly at: { readonly host: string; readonly port: number };
  readonly url: URL;
  readonly timeoutMs: number;
  readonly name: string;
  readonly log: Logger;
}

/** Opens a connection that comes back by itself; while it is away commands fail at once, and none waits longer than its time. */
export function openRedis({ at, url, timeoutMs, name, log }: RedisConnectionOptions): Redis {
  const database = url.pathname.slice(1);
  const redis = new Redis({
    ...at,
    ...(url.username === "" ? {} : { username: decodeURIComponent(url.username) }),
    ...(database === "" ? {} : { db: Number(database) }),
    connectionName: name,
    connectTimeout: 2 * timeoutMs,
    commandTimeout: timeoutMs,
    // A connection on which nothing is answered is given up, and another one tried.
    socketTimeout: 3 * timeoutMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempts) => Math.min(100 * 2 ** attempts, 2000),
  });
  redis.on("error", (error) => log.debug({ err: error, connection: name }, "Redis cannot be reached"));
  return redis;
}

/** Makes a failure one of the dependency. */
export async function ask<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    throw new DependencyError("redis", error);
  }
}
