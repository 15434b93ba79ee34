import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import test from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { downloadPackages, hasApt, packageFiles } from "../../../toolchain/debian/index.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
const path = process.env.PATH ?? "";
test.afterEach.always(() => {
  process.env.PATH = path;
});

/** Stands in for apt: which packages it knows and whether it can fetch them, with the system's lists and with fresh ones. */
async function standIn(packages: { readonly system?: string; readonly fetches?: boolean; readonly fresh?: string }) {
  const { system = "none", fetches = true, fresh = "none" } = packages;
  const bin = await mkdtemp(join(folder, "bin-"));
  const script = async (name: string, lines: readonly string[]) => {
    await writeFile(join(bin, name), `#!/bin/sh\n${lines.join("\n")}\n`);
    await chmod(join(bin, name), 0o755);
  };
  const known = `case "$*" in *Dir::State*) known=${fresh};; *) known=${system};; esac`;
  await script("apt-cache", [
    known,
    'case "$*" in *show*) echo "Depends: libserver"; exit;; esac',
    'for name; do :; done; if [ "$name" = "$known" ]; then echo "  Candidate: 17.0.1"; else echo "  Candidate: (none)"; fi',
  ]);
  await script("apt-get", [
    `echo "$*" >> ${bin}/asked`,
    'for name; do :; done; case "$*" in',
    `*update | --version) ;; *Dir::State*) : > "$name.deb";; *) ${fetches ? ': > "$name.deb"' : ": > stale.deb; exit 100"};; esac`,
  ]);
  await script("dpkg-deb", ["echo 1"]);
  process.env.PATH = `${bin}${delimiter}${path}`;
  const into = await mkdtemp(join(folder, "into-"));
  return { into, asked: async () => (await readFile(join(bin, "asked"), "utf8")).trim().split("\n") };
}

test.serial("the machine's own lists are enough", async (t) => {
  const { into, asked } = await standIn({ system: "jre-17" });
  t.deepEqual(await downloadPackages({ rows: [["jre-21", "jre-17"]] }, into), ["jre-17"]);
  t.deepEqual(await readdir(into), ["jre-17.deb"]);
  t.deepEqual(await asked(), ["--quiet download jre-17"]);
});

test.serial("lists that are too old are read afresh, beside the system's", async (t) => {
  const { into, asked } = await standIn({ system: "jre-17", fetches: false, fresh: "jre-17" });
  t.deepEqual(await downloadPackages({ rows: [["jre-21", "jre-17"]] }, into), ["jre-17"]);
  t.deepEqual(await packageFiles(into), ["jre-17.deb"], "nothing of the first attempt is left");
  const [, update, download] = await asked();
  t.regex(update ?? "", new RegExp(`^-o Dir::State::lists=${into}/apt/lists .*--quiet update$`));
  t.regex(download ?? "", /Dir::Cache=\S+ .*--quiet download jre-17$/);
});

test.serial("a distribution without any of them says so", async (t) => {
  const { into } = await standIn({});
  const error = await t.throwsAsync(downloadPackages({ rows: [["jre-21", "jre-17"]] }, into), {
    instanceOf: DefinitionError,
  });
  t.regex(error.message, /^error: jre-21, jre-17: the package sources of this machine have none of these\./);
});

test.serial("a machine without apt has no packages", async (t) => {
  const bin = join(folder, "empty");
  await mkdir(bin);
  process.env.PATH = bin;
  t.false(await hasApt());
  await standIn({});
  t.true(await hasApt());
});

test.serial("libraries come along, the packages asked for first", async (t) => {
  const { into } = await standIn({ system: "server" });
  const wanted = { rows: [["server"]], follow: /^lib/ };
  t.deepEqual(await downloadPackages(wanted, into), ["server", "libserver"]);
});
