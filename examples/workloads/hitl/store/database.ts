import pg from "pg";
import { type Logger, readSecretFile } from "../../../../exporters/kit/index.ts";
import { DependencyError } from "../dependency.ts";

/** Connections to the database that are shared. */
export interface Database {
  /** Answers with the rows. Throws DependencyError when there is no connection or no answer in time. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Takes a connection away until it is given back. Throws DependencyError. */
  take(): Promise<() => void>;
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

export interface DatabaseOptions {
  /** Where to connect; the URL says only as whom and to what. */
  readonly at: { readonly host: string; readonly port: number };
  readonly url: URL;
  readonly passwordFile?: string;
  readonly size: number;
  readonly timeoutMs: number;
  readonly name: string;
  readonly log: Logger;
  /** Stands around the wait for a connection. @default nothing */
  readonly acquire?: <T>(connect: () => Promise<T>) => Promise<T>;
}

/** Makes a pool; it connects when somebody asks, and again after a loss. Everything it does ends in time. */
export function openDatabase(options: DatabaseOptions): Database {
  const { at, url, passwordFile, size, timeoutMs, name, log, acquire = (connect) => connect() } = options;
  const pool = new pg.Pool({
    ...at,
    user: decodeURIComponent(url.username) || "hitl",
    database: decodeURIComponent(url.pathname.slice(1)) || "hitl",
    ...(passwordFile === undefined ? {} : { password: () => readSecretFile(passwordFile, "--postgres.password-file") }),
    max: size,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    statement_timeout: timeoutMs,
    idleTimeoutMillis: 30_000,
    application_name: name,
  });
  // A connection that breaks is replaced by the next request; without a listener the error would end the process.
  pool.on("error", (error) => log.debug({ err: error }, "a free database connection broke"));
  pool.on("connect", (client) => client.on("error", () => {}));
  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await acquire(() => pool.connect());
    } catch (error) {
      throw new DependencyError("postgres", error);
    }
  };
  return {
    pool,
    async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      const client = await connect();
      try {
        const { rows } = await client.query<Row>(text, [...values]);
        client.release();
        return rows;
      } catch (error) {
        // What the server says about a statement is no reason to leave it.
        const isAnswer = error instanceof pg.DatabaseError && error.severity === "ERROR" && error.code !== "57014";
        client.release(!isAnswer);
        throw isAnswer ? error : new DependencyError("postgres", error);
      }
    },
    async take() {
      const client = await connect();
      return () => client.release();
    },
    stop: () => pool.end(),
  };
}
