import { accessSync, constants, readFileSync, statSync } from "node:fs";
import type { Finding } from "../../../problems/index.ts";
import { settingsFinding } from "../../kit/index.ts";
import type { LoadTestSettings, LocustTarget } from "./settings.ts";

/** What only shows when settings are looked at together, or in the folders and files they name. Connects to nothing. */
export function checkSettings(settings: LoadTestSettings): readonly Finding[] {
  const data = settings["data.dir"];
  const watched = settings["watch.dir"];
  const targets = settings["locust.targets"] ?? [];
  return [
    ...(data === undefined ? [] : folderFindings(data, "--data.dir", constants.R_OK | constants.W_OK | constants.X_OK)),
    ...(watched === undefined ? [] : folderFindings(watched, "--watch.dir", constants.R_OK | constants.X_OK)),
    ...(data !== undefined && data === watched
      ? [
          settingsFinding(
            "value",
            "--watch.dir",
            `${watched}: is the folder of --data.dir`,
            "Give it a folder of its own.",
          ),
        ]
      : []),
    ...Object.keys(settings.thresholds ?? {})
      .filter((test) => settings.tests?.includes(test) === false)
      .map((test) => settingsFinding("value", `thresholds › ${test}`, "is none of `tests`", "Add it there.")),
    ...targets.flatMap((target, index) => targetFindings(target, index, targets, settings.tests)),
  ];
}

function folderFindings(folder: string, place: string, rights: number): Finding[] {
  try {
    if (!statSync(folder).isDirectory()) return [settingsFinding("file", place, `${folder} is no folder`)];
    accessSync(folder, rights);
    return [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const hint = code === "ENOENT" ? "Make it first." : "Let the program's user read, write and search it.";
    return [settingsFinding("file", place, `${folder} cannot be used: ${code}`, hint)];
  }
}

function targetFindings(
  { test, url, username, passwordFile, caFile }: LocustTarget,
  index: number,
  targets: readonly LocustTarget[],
  tests: readonly string[] | undefined,
): Finding[] {
  const place = `locust › targets › ${index}`;
  const twin = targets.findIndex((other) => other.test === test);
  return [
    ...(twin < index
      ? [settingsFinding("value", `${place} › test`, `"${test}": is the test of another Locust`, "Give each its own.")]
      : []),
    ...(tests !== undefined && !tests.includes(test)
      ? [settingsFinding("value", `${place} › test`, `"${test}": is none of \`tests\``, "Add it there.")]
      : []),
    ...((username === undefined) === (passwordFile === undefined)
      ? []
      : [settingsFinding("value", place, "has one of username and passwordFile", "Give both, or neither.")]),
    ...(username !== undefined && url.startsWith("http:")
      ? [
          {
            check: "load-test/insecure",
            severity: "warning",
            path: `${place} › url`,
            message: "the password is sent in clear text",
            hint: "Use https where the network is not private.",
          } as const,
        ]
      : []),
    ...[passwordFile, caFile].flatMap((file) => (file === undefined ? [] : fileFindings(file, place))),
  ];
}

function fileFindings(file: string, place: string): Finding[] {
  try {
    return readFileSync(file, "utf8").trim() === "" ? [settingsFinding("file", place, `${file} is empty`)] : [];
  } catch (error) {
    return [settingsFinding("file", place, `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)];
  }
}
