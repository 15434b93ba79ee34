import pg from "pg";
import { type Server, startServer } from "../containers/index.ts";

/** A PostgreSQL server for a test. */
export interface PostgresOptions {
  /** @default "sightline" */
  readonly user?: string;
  /** @default "test-password" */
  readonly password?: string;
  /** @default the user's name */
  readonly database?: string;
  /** For the server: `["-c", "max_connections=20"]`. @default none */
  readonly arguments?: readonly string[];
}

export interface Postgres extends Server {
  /** `postgres://user:password@127.0.0.1:port/database`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/**
 * Starts a real PostgreSQL on a port of the loopback and waits until it takes the password.
 * Whoever starts it removes it: `t.teardown(() => postgres.remove())`.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const { user = "sightline", password = "test-password", database = user, arguments: more = [] } = options;
  const url = (port: number) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const server = await startServer({
    image: "postgres",
    user: 999,
    port: 5432,
    data: "/var/lib/postgresql/data",
    // A test's data need not outlive a power cut.
    arguments: ["postgres", "-c", "fsync=off", ...more],
    environment: {
      POSTGRES_USER: user,
      POSTGRES_DB: database,
      POSTGRES_PASSWORD_FILE: "/run/secrets/password",
    },
    secrets: { password },
    writable: ["/var/run/postgresql"],
    ask: (port) => connectOnce(url(port)),
  });
  return { ...server, url: url(server.port), user, password, database };
}

async function connectOnce(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}
