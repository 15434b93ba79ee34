import { join } from "node:path";
import test from "ava";
import { findChromium } from "../../../toolchain/index.ts";
import { folderWith } from "../../preview/server/support/folder.ts";

test("the one that is named counts, whether or not it is there: whoever named it is told", async (t) => {
  const folder = folderWith(t, { chromium: "" });
  t.is(await findChromium({ SIGHTLINE_CHROMIUM: "/no/such", PATH: folder }), "/no/such");
});

test("on the PATH, by the name that distributions give it before others", async (t) => {
  const [first, second] = [folderWith(t, { "google-chrome": "" }), folderWith(t, { chromium: "" })];
  t.is(await findChromium({ PATH: `${first}:${second}` }), join(second, "chromium"));
  t.is(await findChromium({ PATH: first }), join(first, "google-chrome"));
});
