import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import test from "ava";
import { cachePath } from "../../../toolchain/cache/index.ts";
import { type GoModule, lock, type Platform } from "../../../toolchain/lock.ts";
import { buildRecipe } from "../../../toolchain/tools/build-go-module.ts";
import { addWebPages, pagesEntry, wantsWebPages } from "../../../toolchain/tools/web-pages.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
test.afterEach.always(() => {
  delete process.env.SIGHTLINE_WEB_PAGES;
});
const [module] = lock.tools.prometheus.build.modules as [GoModule];
const pages = module.webPages as NonNullable<GoModule["webPages"]>;

test.serial("pages that are built are embedded, compressed, each by its name", async (t) => {
  const built = cachePath(await pagesEntry(module, pages));
  await mkdir(join(built, "assets"), { recursive: true });
  await writeFile(join(built, "index.html"), "<title>Prometheus</title>");
  await writeFile(join(built, "assets", "a.js"), "1;");
  const source = join(folder, "source");
  await mkdir(join(source, pages.folder), { recursive: true });
  await writeFile(join(source, pages.folder, "embed.go.tmpl"), 'package ui\n\nimport "embed"\n\n');
  await addWebPages(module, pages, source);
  t.is(
    await readFile(join(source, "web/ui/embed.go"), "utf8"),
    'package ui\n\nimport "embed"\n\n//go:embed static/mantine-ui/assets/a.js.gz static/mantine-ui/index.html.gz\nvar EmbedFS embed.FS\n',
  );
  const page = await readFile(join(source, "web/ui/static/mantine-ui/index.html.gz"));
  t.is(gunzipSync(page).toString(), "<title>Prometheus</title>");
  t.deepEqual(await readdir(join(source, "web/ui/static/mantine-ui")), ["assets", "index.html.gz"]);
});

test.serial("a build with pages and one without are two builds", async (t) => {
  const recipe = async (wrapped: GoModule) => JSON.stringify(await buildRecipe(wrapped, "linux-amd64" as Platform));
  const [alertmanager] = lock.tools.alertmanager.build.modules as [GoModule];
  const withPages = await recipe(module);
  const plain = await recipe(alertmanager);
  t.true(wantsWebPages());
  process.env.SIGHTLINE_WEB_PAGES = "0";
  t.false(wantsWebPages());
  t.not(await recipe(module), withPages);
  t.is(await recipe(alertmanager), plain);
});
