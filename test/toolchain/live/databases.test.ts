import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { Redis } from "ioredis";
import pg from "pg";
import { imageId, loadImage, type PackagedName, packagedPlan } from "../../../toolchain/images/index.ts";
import { acquireProbe } from "../../../toolchain/images/probe.ts";
import { acquire, doctor, engine } from "../../../toolchain/index.ts";
import { hostPlatform } from "../../../toolchain/tools/index.ts";
import { acquireImage, putFiles } from "../../support/containers/index.ts";
import { type Postgres, startPostgres } from "../../support/postgres/index.ts";
import { startRedis } from "../../support/redis/index.ts";

let postgres: Postgres;
let probe = "";

test.before("acquire the images and start the server", async (t) => {
  t.timeout(10 * 60_000);
  await acquire(await doctor(["image/postgres", "image/redis"]));
  const platform = hostPlatform();
  if (platform === undefined) throw new Error("no probe for this platform");
  probe = await acquireProbe(platform);
  postgres = await startPostgres({ user: "hitl", database: "decisions" });
});
test.after.always("remove the server", () => postgres?.remove());
test.beforeEach((t) => t.timeout(5 * 60_000));

test.serial("a second run has nothing to do", async (t) => {
  const items = await doctor(["image/postgres", "image/redis"]);
  t.deepEqual(
    items.filter(({ pending }) => pending).map(({ id }) => id),
    [],
  );
});

test.serial("the database asked for is there, with Unicode, time zones and extensions", async (t) => {
  t.deepEqual(await query("select current_user, current_database()"), [
    { current_user: "hitl", current_database: "decisions" },
  ]);
  t.deepEqual(await query("select pg_encoding_to_char(encoding) as encoding, datcollate from pg_database limit 1"), [
    { encoding: "UTF8", datcollate: "C.UTF-8" },
  ]);
  t.deepEqual(
    await query(
      "select upper('é') as upper, timestamptz '2024-07-01 12:00Z' at time zone 'Asia/Tokyo' = timestamp '2024-07-01 21:00' as tokyo",
    ),
    [{ upper: "É", tokyo: true }],
  );
  await query("create extension pgcrypto");
  t.deepEqual(await query("select encode(digest('a', 'md5'), 'hex') as sum"), [
    { sum: "0cc175b9c0f1b6a831c399e269772661" },
  ]);
});

test.serial("a wrong password is refused, and so is no password", async (t) => {
  for (const url of [postgres.url.replace("test-password", "wrong"), postgres.url.replace(":test-password", "")]) {
    await t.throwsAsync(query("select 1", url), { message: /password/ });
  }
});

test.serial("a stop with a client on it is clean, and data outlive it and a kill", async (t) => {
  await query("create table kept (value int)");
  await query("insert into kept values (1)");
  const idle = new pg.Client(postgres.url);
  idle.on("error", () => undefined);
  await idle.connect();
  await postgres.stop();
  await idle.end().catch(() => undefined);
  t.is((await postgres.container.inspect()).State.ExitCode, 0);
  t.regex(await postgres.logs(), /database system is shut down\n?$/);
  t.is(await probed(`postgres://127.0.0.1:${postgres.port}`), 1);
  await postgres.start();
  t.notRegex(await postgres.logs(), /was not properly shut down|was interrupted/);
  await query("insert into kept values (2)");
  await postgres.kill();
  await postgres.start();
  t.deepEqual(await query("select value from kept order by value"), [{ value: 1 }, { value: 2 }]);
  const before = (await postgres.logs()).split("\n");
  t.is(await probed(`postgres://hitl@127.0.0.1:${postgres.port}/decisions`), 0);
  await query("select 1");
  const more = (await postgres.logs()).split("\n").filter((line) => !before.includes(line));
  t.notRegex(more.join("\n"), /FATAL/, "a health check is no failed login");
});

const settings = { POSTGRES_USER: "hitl", POSTGRES_PASSWORD: "secret" };
const first = test.macro(
  async (t, environment: Readonly<Record<string, string>>, found: Readonly<Record<string, string>>, words: RegExp) => {
    const container = await firstStart(t, environment, found);
    let printed = "";
    while (!words.test(printed)) {
      const { Running } = (await container.inspect()).State;
      printed = (await container.logs({ stdout: true, stderr: true })).toString();
      if (!Running) break;
      await sleep(100);
    }
    t.regex(printed, words);
  },
);
const ready = /database system is ready to accept connections/;
test.serial("a first start that was interrupted is made again", first, settings, { ".unfinished": "" }, ready);
test.serial("files of somebody else are left alone", first, settings, { mine: "x" }, /has files but no database/);
test.serial("no password", first, {}, {}, /the superuser has no password: set POSTGRES_PASSWORD_FILE/);
test.serial(
  "a password twice",
  first,
  { ...settings, POSTGRES_PASSWORD_FILE: "/x" },
  {},
  /either POSTGRES_PASSWORD or/,
);
test.serial("a password file that is not there", first, { POSTGRES_PASSWORD_FILE: "/x" }, {}, /\/x: no such file/);
test.serial("everybody let in", first, { POSTGRES_HOST_AUTH_METHOD: "trust" }, {}, ready);

test.serial("Redis keeps what it is told to, answers other containers, and stops clean", async (t) => {
  const redis = await startRedis({ arguments: ["--appendonly", "yes"] });
  t.teardown(() => redis.remove());
  const ask = async (...command: [string, ...string[]]) => {
    const client = new Redis(redis.url, { retryStrategy: null, lazyConnect: true });
    await client.connect();
    try {
      return await client.call(...command);
    } finally {
      client.disconnect();
    }
  };
  t.is(await ask("set", "kept", "1"), "OK");
  t.deepEqual(await ask("config", "get", "protected-mode"), ["protected-mode", "no"]);
  await redis.stop();
  t.is((await redis.container.inspect()).State.ExitCode, 0);
  await redis.start();
  t.is(await ask("get", "kept"), "1");
  t.is(await probed(redis.url), 0);
});

for (const name of ["postgres", "redis"] as const) {
  test.serial(`the ${name} image that is made again has the same id`, madeAgain, name);
}

async function madeAgain(t: ExecutionContext, name: PackagedName): Promise<void> {
  const on = await engine();
  const image = (await acquire(await doctor([`image/${name}`]))).engines[on.id]?.images[name];
  if (image?.source !== "built" || on.platform === undefined) {
    t.pass("the official image is used here");
    return;
  }
  const tag = `sightline/${name}:made-again`;
  t.teardown(() => on.docker.getImage(tag).remove());
  t.is(await loadImage(on, { ...(await packagedPlan(name, on.platform)), tag }), image.id);
  t.is(await imageId(on.docker, tag), image.id);
}

async function query(text: string, url = postgres.url): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function probed(url: string): Promise<number | undefined> {
  return (await execa(probe, [url], { reject: false })).exitCode;
}

/** A container that finds these files in its data folder. */
async function firstStart(
  t: ExecutionContext,
  environment: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
) {
  const { docker } = await engine();
  const data = "/var/lib/postgresql/data";
  const container = await docker.createContainer({
    Image: await acquireImage("postgres"),
    User: "999:999",
    Env: Object.entries(environment).map(([key, value]) => `${key}=${value}`),
    Volumes: { [data]: {} },
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      Tmpfs: { "/tmp": "", "/var/run/postgresql": "uid=999,gid=999" },
    },
  });
  t.teardown(() => container.remove({ force: true, v: true }));
  await putFiles(container, { folder: data, owner: 999, files });
  await container.start();
  return container;
}
