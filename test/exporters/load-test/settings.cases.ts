import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { readSettings } from "../../../exporters/kit/index.ts";
import { loadTest, loadTestSettings } from "../../../exporters/load-test/index.ts";
import { checkSettings } from "../../../exporters/load-test/settings/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { faultsOf } from "../support/settings.ts";

const read = (...flags: readonly string[]) => readSettings(loadTest, loadTestSettings, flags);

test("without settings it listens, keeps nothing and takes any test", (t) => {
  const settings = read();
  t.like(settings, {
    "web.listen-address": { port: 9646 },
    "results.expiry": 2_592_000_000,
    "web.max-body": 4_194_304,
  });
  t.deepEqual([settings.tests, settings["data.dir"], settings["watch.dir"]], [undefined, undefined, undefined]);
  t.deepEqual(checkSettings(settings), []);
});

test("everything that is wrong is told at once, with what is allowed", (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "load-test.yml");
  writeFileSync(
    file,
    `tests: ["a b", fine]
results: {expiry: soon, maxTests: 0}
locust:
  targets:
    - {test: x, url: "ftp://locust", user: me}
    - {url: "http://locust:8089"}
`,
  );
  t.deepEqual(
    faultsOf(() => read(`--config.file=${file}`), folder),
    [
      'load-test.yml › locust › targets › 0 › url | "ftp://locust": is no http or https address',
      "load-test.yml › locust › targets › 0 › user | is no setting | Known here: caFile, passwordFile, test, url, username.",
      "load-test.yml › locust › targets › 1 › test | is missing",
      'load-test.yml › results › expiry | "soon": is no duration; write a number and a unit, like 30s, 5m or 1h30m',
      'load-test.yml › results › maxTests | "0": must be at least 1',
      'load-test.yml › tests › 0 | "a b": cannot name a test; use letters, digits, `_`, `.` and `-`, a letter or digit first, at most 100 of them, like hitl-read-heavy',
    ],
  );
});

test("folders and files that cannot be used, and what does not fit together", (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "file"), "");
  const settings = {
    ...read("--tests=mix", `--data.dir=${folder}`, `--watch.dir=${folder}`),
    "locust.targets": [
      { test: "mix", url: "http://locust:8089", username: "me", passwordFile: join(folder, "file") },
      { test: "mix", url: "https://locust:8089", username: "me" },
      { test: "typo", url: "https://locust:8089", caFile: join(folder, "absent") },
    ],
  };
  const told = (all: ReturnType<typeof checkSettings>) =>
    all.map(({ severity, path, message }) => `${severity} ${path}: ${message}`.replaceAll(folder, "FOLDER"));
  t.deepEqual(told(checkSettings(settings)), [
    "error --watch.dir: FOLDER: is the folder of --data.dir",
    "warning locust › targets › 0 › url: the password is sent in clear text",
    "error locust › targets › 0: FOLDER/file is empty",
    'error locust › targets › 1 › test: "mix": is the test of another Locust',
    "error locust › targets › 1: has one of username and passwordFile",
    'error locust › targets › 2 › test: "typo": is none of `tests`',
    "error locust › targets › 2: FOLDER/absent cannot be read: ENOENT",
  ]);
  t.deepEqual(told(checkSettings(read(`--data.dir=${folder}/absent`, `--watch.dir=${folder}/file`))), [
    "error --data.dir: FOLDER/absent cannot be used: ENOENT",
    "error --watch.dir: FOLDER/file is no folder",
  ]);
});
