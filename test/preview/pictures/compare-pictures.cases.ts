import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { PNG } from "pngjs";
import { comparePictures, type Pictures } from "../../../preview/pictures/index.ts";
import { folderWith } from "../server/support/folder.ts";

/** A picture with a white square of this size in its corner. */
function picture(square: number, width = 100): Buffer {
  const png = new PNG({ width, height: 100 });
  png.data.fill(255);
  for (let y = 0; y < 100; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      png.data.fill(x < square && y < square ? 255 : 20, at, at + 3);
    }
  return PNG.sync.write(png);
}

function pictures(t: ExecutionContext, panels: Readonly<Record<string, Buffer>>): Pictures {
  const folder = folderWith(t, {});
  mkdirSync(join(folder, "shop"));
  const listed = Object.entries(panels).map(([id, png]) => {
    const file = `shop/${id}.png`;
    writeFileSync(join(folder, file), png);
    return { id, title: `Panel ${id}`, file };
  });
  const dashboards = [{ uid: "shop", title: "Shop", file: "shop.webp", panels: listed }];
  return { folder, list: { from: 1, to: 2, width: 100, theme: "dark", dashboards } };
}

test("the same pictures are no change", async (t) => {
  const panels = { 1: picture(10), 2: picture(20) };
  const after = pictures(t, panels);
  t.deepEqual(await comparePictures(pictures(t, panels), after), []);
  t.regex(readFileSync(join(after.folder, "changes.md"), "utf8"), /^No panel of 2 /);
  t.false(existsSync(join(after.folder, "changes")));
});

test("changed, resized, new and removed panels, with their pictures", async (t) => {
  const before = pictures(t, { 1: picture(10), 2: picture(10), 3: picture(10), 4: picture(10) });
  const after = pictures(t, { 1: picture(10), 2: picture(20), 3: picture(10, 120), 5: picture(10) });
  const changes = await comparePictures(before, after);
  t.deepEqual(
    changes.map(({ title, kind, share }) => [title, kind, share]),
    [
      ["Panel 2", "changed", 0.03],
      ["Panel 3", "resized", 1],
      ["Panel 5", "new", undefined],
      ["Panel 4", "removed", undefined],
    ],
  );
  const files = changes.flatMap((change) => [change.before ?? [], change.after ?? [], change.difference ?? []].flat());
  t.is(files.length, 3 + 2 + 1 + 1);
  for (const file of files) t.true(existsSync(join(after.folder, file)), file);
  const table = readFileSync(join(after.folder, "changes.md"), "utf8");
  for (const file of files) t.true(table.includes(`![](${file})`), file);
});

test("what an earlier comparison left goes; dashboards that were not taken again are not gone", async (t) => {
  const before = pictures(t, { 1: picture(10) });
  const after = pictures(t, { 1: picture(20) });
  await comparePictures(before, after);
  writeFileSync(join(after.folder, "shop/1.png"), picture(10));
  t.deepEqual(await comparePictures(before, after), []);
  t.false(existsSync(join(after.folder, "changes")));
  const none = { ...after, list: { ...after.list, dashboards: [] } };
  t.deepEqual(await comparePictures(before, none), []);
});
