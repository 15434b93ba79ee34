import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { PNG } from "pngjs";
import type { PictureList } from "../../../preview/pictures/index.ts";
import { teamProject } from "../hot/support/team-project.ts";
import { folderWith } from "../server/support/folder.ts";
import { end, growing, startKnownPrometheus, wave } from "./support/index.ts";

const main = join(import.meta.dirname, "../../../cli/main.ts");
const labels = { job: "checkout", instance: "checkout:8080" };
const series = [
  { name: "shop_orders_total", labels: { ...labels, result: "ok" }, values: growing(7) },
  { name: "shop_orders_waiting", labels: { ...labels, warehouse: "north" }, values: wave(200, 100, 240) },
];
const range = ["--from", `${(end - 3600) * 1000}`, "--to", `${end * 1000}`];

test("the pictures of a project's dashboards, and what a change makes of them", async (t) => {
  const team = await teamProject(t);
  const prometheus = await startKnownPrometheus(t, { series });
  const out = folderWith(t, {});
  const take = (...args: readonly string[]) =>
    execa(process.execPath, [main, "dashboards", "screenshot", ...args, "--prometheus", prometheus.url], {
      cwd: team.folder,
      reject: false,
    });

  const first = await take("shop", "--out", join(out, "first"), ...range, "--width", "1200");
  t.is(first.exitCode, 0, first.stderr);
  const list = JSON.parse(readFileSync(join(out, "first", "pictures.json"), "utf8")) as PictureList;
  t.like(list, { from: (end - 3600) * 1000, to: end * 1000, width: 1200, theme: "dark" });
  const [shop, ...others] = list.dashboards;
  t.deepEqual(others, []);
  t.deepEqual(
    shop?.panels.map(({ title }) => title),
    ["Orders", "Failed", "Time to answer", "Waiting for the warehouse"],
  );
  const whole = readFileSync(join(out, "first", shop?.file ?? ""));
  t.is(whole.subarray(8, 12).toString(), "WEBP");
  t.true(whole.length < 200_000);
  for (const { file } of shop?.panels ?? []) {
    const { width, height, data } = PNG.sync.read(readFileSync(join(out, "first", file)));
    t.true(width > 300 && height > 200, file);
    t.true(new Set(data.filter((_, index) => index % 4 === 0)).size > 20, `${file} shows something`);
  }

  // The same again: range and width come from the first run.
  const second = await take("shop", "--out", join(out, "second"), "--compare", join(out, "first"));
  t.is(second.exitCode, 0, second.stdout);
  t.regex(readFileSync(join(out, "second", "changes.md"), "utf8"), /^No panel of 4 /);

  await team.edit("dashboard.ts", 'unit: "ops"', 'unit: "short"');
  const third = await take("shop", "--out", join(out, "third"), "--compare", join(out, "first"));
  t.is(third.exitCode, 1, third.stdout);
  const table = readFileSync(join(out, "third", "changes.md"), "utf8");
  t.regex(table, /^1 of 4 panels looks otherwise/);
  const pictures = [...table.matchAll(/!\[\]\((.*?)\)/g)].map(([, file = ""]) => join(out, "third", file));
  t.is(pictures.length, 3);
  for (const file of pictures) t.true(statSync(file).size > 100);

  const unknown = await take("nothing", "--out", join(out, "fourth"), ...range);
  t.is(unknown.exitCode, 2);
  t.regex(unknown.stderr, /there is no dashboard nothing; known: .*shop/);
  t.false(existsSync(join(out, "fourth", "pictures.json")));
});
