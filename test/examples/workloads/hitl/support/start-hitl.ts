import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Postgres, startPostgres } from "../../../../support/postgres/index.ts";
import { type Redis, startRedis } from "../../../../support/redis/index.ts";
import { type RunningProgram, startProgram, type Teardown } from "../../support/program.ts";

/** The HITL API with its dependencies, for all tests of a file. */
export interface Hitl extends RunningProgram {
  readonly postgres: Postgres;
  readonly redis: Redis;
  /** Starts another replica; it is killed when the test ends. */
  another(t: Teardown, flags?: readonly string[]): Promise<RunningProgram>;
  remove(): Promise<void>;
}

/** Starts PostgreSQL, Redis and the service; without flags it has short timeouts. */
export async function startHitl(
  flags: readonly string[] = ["--postgres.timeout=3s", "--redis.timeout=2s"],
): Promise<Hitl> {
  const undo: (() => unknown)[] = [];
  const remove = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), "sightline-hitl-"));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const [postgres, redis] = await Promise.all([
      startPostgres({ user: "hitl" }).then((started) => {
        undo.push(() => started.remove());
        return started;
      }),
      startRedis().then((started) => {
        undo.push(() => started.remove());
        return started;
      }),
    ]);
    const password = join(folder, "password");
    writeFileSync(password, `${postgres.password}\n`);
    const another = (t: Teardown, more: readonly string[] = []) =>
      startProgram(t, process.execPath, [
        fileURLToPath(new URL("../../../../../examples/workloads/hitl/main.ts", import.meta.url)),
        "hitl-api",
        "--web.listen-address=127.0.0.1:0",
        `--postgres.url=postgres://hitl@127.0.0.1:${postgres.port}/hitl`,
        `--postgres.password-file=${password}`,
        `--redis.url=${redis.url}`,
        ...flags,
        ...more,
      ]);
    const program = await another({ teardown: (step) => void undo.push(step) });
    return { ...program, postgres, redis, another, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
