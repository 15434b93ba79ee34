import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import test, { type ExecutionContext } from "ava";
import { readResultFiles } from "../../cli/loadtest-files.ts";
import { writeFolder } from "../../cli/write-folder.ts";

const results = fileURLToPath(new URL("../golden/validation/load-report/results/", import.meta.url));

function folder(t: ExecutionContext): string {
  const path = mkdtempSync(join(tmpdir(), "sightline-loadtest-"));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test("points are the same, compressed or not", async (t) => {
  const compressed = join(results, "chat4all-ramp.points.json.gz");
  const plain = join(folder(t), "chat4all-ramp.points.json");
  writeFileSync(plain, gunzipSync(readFileSync(compressed)));
  const { files, findings } = await readResultFiles([compressed, `plain=${plain}`]);
  t.deepEqual(findings, []);
  const [one, two] = files.map((file) => ("points" in file ? file.points.series() : []));
  t.true((one?.[0]?.moments.length ?? 0) > 10);
  t.deepEqual(one, two);
  t.is(files[1]?.label, "plain");
});

test("a file whose name has an equals sign is itself", async (t) => {
  const path = join(folder(t), "users=5.json");
  copyFileSync(join(results, "hitl-15.json"), path);
  const { files } = await readResultFiles([path]);
  t.is(files[0]?.path, path);
  t.is(files[0]?.label, undefined);
});

test("what cannot be read is told of every file", async (t) => {
  const own = folder(t);
  const points = gunzipSync(readFileSync(join(results, "chat4all-ramp.points.json.gz"))).toString();
  writeFileSync(join(own, "cut.points.json"), points.slice(0, 5000));
  writeFileSync(join(own, "cut.points.json.gz"), gzipSync(points).subarray(0, 3000));
  writeFileSync(join(own, "some.json.gz"), gzipSync("{}\n"));
  symlinkSync(join(results, "hitl-15.json"), join(own, "link.json"));
  mkdirSync(join(own, "folder"));
  const names = ["gone.json", "folder", "cut.points.json", "cut.points.json.gz", "some.json.gz", "link.json"];
  const { files, findings } = await readResultFiles([
    ...names.map((name) => join(own, name)),
    join(results, "hitl-15.json"),
  ]);
  t.deepEqual(
    findings.map(({ check, message }) => `${check} ${message}`),
    [
      "load-report/unreadable cannot be read: there is no such file.",
      "load-report/unreadable cannot be read: it is a folder.",
      `load-report/truncated is no whole JSON in line ${points.slice(0, 5000).split("\n").length}.`,
      findings[3] === undefined ? "" : `${findings[3].check} ${findings[3].message}`,
      "load-report/unreadable is compressed, and not k6's --out json.",
      `load-report/twice is the same file as ${join(own, "link.json")}.`,
    ],
  );
  t.is(findings[3]?.check, "load-report/truncated");
  t.true(files.some(({ path }) => path.endsWith("link.json")));
});

test("all files of a folder are written, or none", (t) => {
  const own = join(folder(t), "made", "here");
  t.deepEqual(writeFolder(own, { "a.md": "a", "b.html": "b" }), [join(own, "a.md"), join(own, "b.html")]);
  t.is(readFileSync(join(own, "b.html"), "utf8"), "b");
  mkdirSync(join(own, `c.json.${process.pid}.tmp`));
  t.throws(() => writeFolder(own, { "a.md": "new", "c.json": "c" }), { message: /cannot be written to/ });
  t.is(readFileSync(join(own, "a.md"), "utf8"), "a");
  t.false(existsSync(join(own, "c.json")));
  t.deepEqual(
    readdirSync(own).filter((name) => name.startsWith("a.md.")),
    [],
  );
});
