import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import { DefinitionError } from "../../problems/index.ts";
import { parseSettings, readStackFile } from "../../settings/index.ts";
import { known } from "./known.ts";

const folder = new URL("../invalid/settings/", import.meta.url);

/** Every stack file in the folder is refused, with exactly the text beside it. */
const refused = test.macro({
  exec: (t, file: string) => {
    const yaml = readFileSync(new URL(file, folder), "utf8");
    const stack = /^# stack: (.*)$/m.exec(yaml)?.[1] ?? "";
    const path = `Pulumi.${stack}.yaml`;
    const error = t.throws(
      () => parseSettings({ project: "sightline", stack, values: readStackFile(yaml, path), systems: known }),
      { instanceOf: DefinitionError },
    );
    const expected = new URL(file.replace(".yaml", ".txt"), folder);
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(expected, `${error.message}\n`);
    t.is(`${error.message}\n`, readFileSync(expected, "utf8"));
    t.notRegex(error.message, /must-not-be-printed/);
  },
  title: (_, file: string) => `refused: ${file.replace(".yaml", "").replaceAll("-", " ")}`,
});

for (const file of readdirSync(folder).filter((name) => name.endsWith(".yaml"))) test(refused, file);
