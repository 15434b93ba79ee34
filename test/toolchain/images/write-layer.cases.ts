import { createReadStream } from "node:fs";
import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { extract } from "tar-stream";
import { sha256 } from "../../../toolchain/cache/index.ts";
import type { RootEntry } from "../../../toolchain/images/root-entry.ts";
import { writeLayer } from "../../../toolchain/images/write-layer.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);

async function entriesFrom(name: string, modified: number, mode: number): Promise<RootEntry[]> {
  await mkdir(join(folder, name), { recursive: true });
  const file = join(folder, name, `binary-${name}`);
  await writeFile(file, "x".repeat(100_000), { mode });
  await utimes(file, modified, modified);
  return [
    { path: "/bin/tool", content: { file }, mode: 0o755 },
    { path: "/data", content: "folder", owner: 65534 },
    { path: "/etc/app/config", content: { text: "a: 1\n" } },
  ];
}

test("equal content gives equal bytes, whatever the files' times, modes and order", async (t) => {
  const first = await writeLayer(await entriesFrom("first", 1_000_000, 0o600), join(folder, "first.tar"));
  const second = await writeLayer(
    (await entriesFrom("second", 2_000_000, 0o777)).reverse(),
    join(folder, "second.tar"),
  );
  t.is(first.digest, second.digest);
  t.is(first.digest, sha256(await readFile(first.file)));
  t.is(first.size, (await readFile(first.file)).length);
});

test("a change of content, mode, owner or path changes the bytes", async (t) => {
  const entry: RootEntry = { path: "/a", content: { text: "x" } };
  const variants: RootEntry[] = [
    entry,
    { ...entry, content: { text: "y" } },
    { ...entry, mode: 0o600 },
    { ...entry, owner: 1 },
    { ...entry, path: "/b" },
    { ...entry, content: { link: "x" } },
  ];
  const digests = [];
  for (const [index, variant] of variants.entries()) {
    digests.push((await writeLayer([variant], join(folder, `variant-${index}.tar`))).digest);
  }
  t.is(new Set(digests).size, variants.length);
});

test("folders above a file are there, before it and once", async (t) => {
  const { file } = await writeLayer(await entriesFrom("list", 1, 0o644), join(folder, "list.tar"));
  t.deepEqual(await list(file), [
    "bin/ 755 0",
    "bin/tool 755 0",
    "data/ 755 65534",
    "etc/ 755 0",
    "etc/app/ 755 0",
    "etc/app/config 644 0",
  ]);
});

test("a link names its target", async (t) => {
  const link: RootEntry = { path: "/lib", content: { link: "usr/lib" } };
  const { file } = await writeLayer([link], join(folder, "link.tar"));
  t.deepEqual(await list(file), ["lib 777 0 -> usr/lib"]);
});

test("a file that is not there fails and is not left out", async (t) => {
  const missing: RootEntry = { path: "/a", content: { file: join(folder, "absent") } };
  await t.throwsAsync(writeLayer([missing], join(folder, "missing.tar")), { code: "ENOENT" });
});

async function list(file: string): Promise<string[]> {
  const names: string[] = [];
  const archive = extract();
  createReadStream(file).pipe(archive);
  for await (const entry of archive) {
    const { name, mode, uid, linkname } = entry.header;
    names.push(`${name} ${mode.toString(8)} ${uid}${linkname ? ` -> ${linkname}` : ""}`);
    entry.resume();
  }
  return names;
}
