import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type FolderWatch, watchFolder } from "../../../exporters/load-test/folder/index.ts";
import type { Run } from "../../../exporters/load-test/run/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { recordingLog } from "../support/log.ts";
import { files, textOf } from "./support/results.ts";

interface Watched {
  readonly folder: string;
  readonly watch: FolderWatch;
  /** What was taken since the last call. */
  taken(): readonly Run[];
  write(name: string, text: string): void;
  /** Makes the file that old. */
  age(name: string, seconds: number): void;
}

/** A watch whose clock stands still; files of the tests are as old as they are made. */
function watched(t: ExecutionContext, { maxBytes = 1e7, allows = (name: string) => name !== "" } = {}): Watched {
  const folder = temporaryFolder(t);
  const now = Math.floor(Date.now() / 1000);
  const latest = new Map<string, Run>();
  let taken: Run[] = [];
  const { log } = recordingLog();
  const watch = watchFolder({
    folder,
    settleMs: 1,
    maxBytes,
    idleSeconds: () => 15,
    log,
    now: () => now,
    allows,
    latest: ({ tool, test: name }) => latest.get(tool + name),
    take(run) {
      taken.push(run);
      latest.set(run.tool + run.test, run);
    },
  });
  const age = (name: string, seconds: number) => utimesSync(join(folder, name), now, now - seconds);
  return {
    folder,
    watch,
    age,
    taken() {
      const all = taken;
      taken = [];
      return all;
    },
    write(name, text) {
      writeFileSync(join(folder, name), text);
      age(name, 60);
    },
  };
}

test("a result is taken once, and again when it was written anew", async (t) => {
  const { watch, write, taken, age } = watched(t);
  write("mix.json", textOf("summary"));
  await watch.scan();
  const [run] = taken();
  t.like(run, { tool: "k6", test: "mix", running: false });
  await watch.scan();
  t.deepEqual(taken(), []);
  write("mix.json", textOf("summary").replaceAll('"count":160', '"count":7'));
  age("mix.json", 30);
  await watch.scan();
  t.deepEqual(
    taken().map(({ totals }) => totals[0]?.requests),
    [7],
  );
  t.deepEqual(watch.state(), { up: true, faulty: 0 });
});

test("the time of completion is the file's", async (t) => {
  const { watch, write, taken } = watched(t);
  write("mix.json", textOf("summary"));
  await watch.scan();
  const [run] = taken();
  t.true(Number.isInteger(run?.completedAt) && Date.now() / 1000 - (run?.completedAt ?? 0) >= 59);
});

test("a half-written file is not read: it is none until it is whole, and none to be worried about while it is young", async (t) => {
  const { watch, write, age, taken } = watched(t);
  const text = textOf("summary");
  write("mix.json", text.slice(0, text.length / 2));
  age("mix.json", 1);
  await watch.scan();
  t.deepEqual([taken(), watch.state().faulty], [[], 0]);
  write("mix.json", text);
  await watch.scan();
  t.is(taken().length, 1);
});

test("a file that changes between two looks is left for the next time", async (t) => {
  const { watch, folder, write, taken } = watched(t);
  write("mix.json", textOf("summary"));
  const scan = watch.scan();
  // Written again and again for as long as the first look lasts: never the same twice.
  for (let n = 0; n < 50; n += 1) {
    writeFileSync(join(folder, "mix.json"), `${textOf("summary")}${" ".repeat(n)}`);
    await new Promise(setImmediate);
  }
  await scan;
  await watch.scan();
  t.true(taken().length <= 2);
  await watch.scan();
  t.deepEqual(taken(), []);
});

test("what stays broken is told as faulty until it is repaired or gone", async (t) => {
  const { watch, folder, write, taken } = watched(t);
  write("a.json", "{");
  write("b.json", '{"something":"else"}');
  await watch.scan();
  t.deepEqual(watch.state(), { up: true, faulty: 2 });
  write("a.json", textOf("summary"));
  rmSync(join(folder, "b.json"));
  await watch.scan();
  t.deepEqual([watch.state().faulty, taken().length], [0, 1]);
});

test("Locust's files are one run; it goes on while they change, and its end is when they stopped", async (t) => {
  const { watch, write, age, taken } = watched(t);
  for (const file of ["stats", "failures", "history", "exceptions"] as const)
    write(files[file].replace("locust", "mix"), textOf(file));
  age("mix_stats.csv", 1);
  await watch.scan();
  const [going] = taken();
  t.like(going, { tool: "locust", test: "mix", running: true, maxUsers: 2 });
  t.is(going?.completedAt, undefined);
  t.deepEqual([going?.errors.length, going?.counters], [1, [{ name: "exceptions", value: 33 }]]);
  write("night_stats.csv", textOf("stats"));
  await watch.scan();
  const [ended] = taken();
  t.like(ended, { running: false });
  t.is(ended?.completedAt, ended?.seenAt);
});

test("a stats file that Locust is writing over is no result", async (t) => {
  const { watch, write, taken } = watched(t);
  const text = textOf("stats");
  write("mix_stats.csv", text.slice(0, text.indexOf(",Aggregated")));
  await watch.scan();
  t.deepEqual([taken(), watch.state().faulty], [[], 1]);
});

test("k6 and Locust may leave a JSON file each", async (t) => {
  const { watch, write, taken } = watched(t);
  write("mix.k6.json", textOf("summary"));
  write("mix.locust.json", textOf("sameRunJson"));
  await watch.scan();
  t.deepEqual(
    taken()
      .map(({ tool, test: name }) => `${name} ${tool}`)
      .sort(),
    ["mix k6", "mix locust"],
  );
});

test("other files, folders, dead links and names that name no test are passed over; so are tests that are not taken", async (t) => {
  const { watch, folder, write, taken } = watched(t, { allows: (name) => name !== "unwanted" });
  write("notes.txt", "x");
  write("a b.json", textOf("summary"));
  write(".json", textOf("summary"));
  write("unwanted.json", textOf("summary"));
  mkdirSync(join(folder, "folder.json"));
  symlinkSync("nowhere", join(folder, "link.json"));
  await watch.scan();
  t.deepEqual([taken(), watch.state()], [[], { up: true, faulty: 0 }]);
});

test("a file that is too large is not read", async (t) => {
  const { watch, write, taken } = watched(t, { maxBytes: 100 });
  write("mix.json", textOf("summary"));
  await watch.scan();
  t.deepEqual([taken(), watch.state().faulty], [[], 1]);
});

test("a folder that goes away and comes back", async (t) => {
  const { watch, folder, write, taken } = watched(t);
  renameSync(folder, `${folder}-away`);
  await watch.scan();
  t.deepEqual(watch.state(), { up: false, faulty: 0 });
  renameSync(`${folder}-away`, folder);
  write("mix.json", textOf("summary"));
  await watch.scan();
  t.deepEqual([taken().length, watch.state().up], [1, true]);
});

test("a file does not replace a later result of the same test", async (t) => {
  const { watch, write, age, taken } = watched(t);
  write("mix.k6.json", textOf("summary"));
  await watch.scan();
  taken();
  write("mix.json", textOf("summary"));
  age("mix.json", 3600);
  await watch.scan();
  t.deepEqual(taken(), []);
});
