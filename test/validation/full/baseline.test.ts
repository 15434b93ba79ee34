import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import type { Result } from "../../../validation/index.ts";
import { stackProject } from "../../stack/live/support/stack-project.ts";

const played = ["validate", "rehearse", "--only", "HostMemoryLow", "--factor", "40"];

test("what was saved is the baseline of the next run; a longer wait before the first message is named as worse, and ends with 1", async (t) => {
  const project = await stackProject({ stack: "dev" });
  t.teardown(() => project.remove());
  await project.configure({});
  const saved = await project.sightline(...played, "--out", "first", "--save-baseline", "baseline.json");
  t.is(saved.code, 0, saved.text);

  const again = await project.sightline(...played, "--out", "second", "--baseline", "baseline.json");
  t.is(again.code, 0, again.text);
  t.false(again.text.includes("worse"), again.text);
  t.regex(await readFile(join(project.folder, "second/report.md"), "utf8"), /### Against the baseline/);

  // Declared and deployed alike, so that nothing but the baseline can object.
  await project.configure({ grouping: { wait: "5m" } });
  const slower = await project.sightline(...played, "--out", "third", "--baseline", "baseline.json");
  t.is(slower.code, 1, slower.text);
  t.regex(slower.text, /Ready: score \d+ of 100, \d+ figures worse than the baseline/);
  t.regex(slower.text, /worse: time to tell: inbox, median/);
  t.regex(
    await readFile(join(project.folder, "third/report.md"), "utf8"),
    /time to tell: inbox, median \|.*\| worse \|/,
  );
  t.regex(
    await readFile(join(project.folder, "third/junit.xml"), "utf8"),
    /name="time to tell: inbox, median"[^>]*><failure/,
  );

  const { changes = [] } = JSON.parse(await readFile(join(project.folder, "third/report.json"), "utf8")) as Result;
  t.true(changes.some(({ name, verdict }) => name === "time to tell: inbox, median" && verdict === "worse"));

  const other = await project.sightline(...played.slice(0, -1), "50", "--out", "fourth", "--baseline", "baseline.json");
  t.is(other.code, 1, other.text);
  t.regex(other.text, /measured under other conditions.*factor: 40 then, 50 now/s);
});
