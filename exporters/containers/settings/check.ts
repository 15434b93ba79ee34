import { readFileSync } from "node:fs";
import type { Finding } from "../../../problems/index.ts";
import { settingsFinding } from "../../kit/index.ts";
import { readEngineAddress } from "../engine/index.ts";
import type { ContainersSettings } from "./settings.ts";

const files = ["engine.ca-file", "engine.cert-file", "engine.key-file"] as const;

/** What only shows when settings are looked at together, or in the files they name. Connects to nothing. */
export function checkSettings(settings: ContainersSettings): readonly Finding[] {
  const address = readEngineAddress(settings["engine.url"]);
  const secure = address?.kind === "http" && address.protocol === "https:";
  const given = files.filter((flag) => settings[flag] !== undefined);
  const misplaced = secure ? [] : given;
  const pair = [settings["engine.cert-file"], settings["engine.key-file"]].filter((file) => file !== undefined);
  return [
    ...misplaced.map((flag) =>
      settingsFinding(
        "value",
        `--${flag}`,
        "is for an https engine",
        "Give an --engine.url that begins with https://.",
      ),
    ),
    ...(pair.length === 1
      ? [settingsFinding("value", "--engine.cert-file", "and --engine.key-file belong together", "Give both, or none.")]
      : []),
    ...given.flatMap((flag) => unreadable(settings[flag] ?? "", `--${flag}`)),
  ];
}

function unreadable(file: string, place: string): readonly Finding[] {
  try {
    readFileSync(file);
    return [];
  } catch (error) {
    return [settingsFinding("file", place, `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)];
  }
}
