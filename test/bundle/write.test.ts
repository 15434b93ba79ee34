import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { assemble, filesOf, writeBundle } from "../../bundle/index.ts";
import { DefinitionError } from "../../problems/index.ts";
import { settings, shop } from "./support/settings.ts";

const bundle = (scrapeInterval: string) => assemble({ settings: settings({ scrapeInterval }), systems: [shop] });

function temporaryFolder(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-write-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

function written(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

test("a bundle is written whole, replaced whole, and nothing else is left beside it", (t) => {
  const parent = temporaryFolder(t);
  const folder = join(parent, "some/where");
  writeBundle(bundle("15s"), folder);
  t.deepEqual(written(folder), { ...filesOf(bundle("15s")) });
  const shorter = bundle("5s");
  const { "templates/sightline.tmpl": _, ...fewer } = shorter.alertmanager.release.files;
  const next = { ...shorter, alertmanager: { secretNames: [], release: { digest: "0", files: fewer } } };
  writeBundle(next, folder);
  t.deepEqual(written(folder), { ...filesOf(next) });
  t.false("alertmanager/templates/sightline.tmpl" in written(folder));
  t.deepEqual(readdirSync(join(parent, "some")), ["where"]);
});

test("an empty folder is taken, one with anything foreign is left alone", (t) => {
  const folder = temporaryFolder(t);
  const empty = join(folder, "empty");
  mkdirSync(empty);
  t.notThrows(() => writeBundle(bundle("15s"), empty));

  writeFileSync(join(empty, "grafana/notes.txt"), "mine");
  const before = written(empty);
  const error = t.throws(() => writeBundle(bundle("5s"), empty), { instanceOf: DefinitionError });
  t.regex(error.message, /grafana\/notes\.txt/);
  t.deepEqual(written(empty), before);

  const foreign = join(folder, "foreign");
  mkdirSync(foreign);
  writeFileSync(join(foreign, "bundle.json"), "{");
  writeFileSync(join(foreign, "letter.txt"), "mine");
  t.throws(() => writeBundle(bundle("5s"), foreign), { instanceOf: DefinitionError });
  t.deepEqual(readdirSync(folder).sort(), ["empty", "foreign"]);
});
