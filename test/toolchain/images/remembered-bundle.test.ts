import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import test from "ava";
import { projectRoot } from "../../../toolchain/images/index.ts";
import { rememberBundle, rememberedBundle } from "../../../toolchain/images/remembered-bundle.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);

/** A file that a bundle is made of, as the project names it. */
function source(name: string): { readonly file: string; readonly path: string } {
  const path = join(folder, name);
  writeFileSync(path, "one");
  return { path, file: relative(projectRoot, path) };
}

test("a bundle is remembered while nothing that it was made of is touched", async (t) => {
  const { file } = source("untouched.ts");
  t.is(await rememberedBundle("untouched"), undefined);
  await rememberBundle("untouched", "text", [file]);
  t.is(await rememberedBundle("untouched"), "text");
  t.is(await rememberedBundle("another"), undefined);
});

test("a write of the same length that keeps the time of modification is noticed", async (t) => {
  const { file, path } = source("touched.ts");
  const time = new Date("1985-10-26T08:15:00Z"); // what npm gives every file of every package
  utimesSync(path, time, time);
  await rememberBundle("touched", "text", [file]);
  writeFileSync(path, "two");
  utimesSync(path, time, time);
  t.is(await rememberedBundle("touched"), undefined);
});

test("a file that is gone is noticed", async (t) => {
  const { file, path } = source("gone.ts");
  await rememberBundle("gone", "text", [file]);
  rmSync(path);
  t.is(await rememberedBundle("gone"), undefined);
});

test("what cannot be remembered is no failure", async (t) => {
  await rememberBundle("nowhere", "text", ["no/such/file.ts"]);
  t.is(await rememberedBundle("nowhere"), undefined);
});

test("bundles of checkouts that are gone are removed", async (t) => {
  const { file } = source("checkout.ts");
  const bundles = join(folder, "cache", "sightline", "bundles");
  mkdirSync(join(bundles, "0123456789ab"), { recursive: true });
  writeFileSync(join(bundles, "0123456789ab", "root"), join(folder, "no-longer-there"));
  await rememberBundle("checkout", "text", [file]);
  t.false(readdirSync(bundles).includes("0123456789ab"));
  t.is(await rememberedBundle("checkout"), "text");
});
