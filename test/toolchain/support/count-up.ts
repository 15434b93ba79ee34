// Adds one to a number in a file, with a pause between reading and writing. Arguments: lock file, number file.
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { exclusively } from "../../../toolchain/cache/index.ts";

const [lockFile = "", file = ""] = process.argv.slice(2);
for (let round = 0; round < 5; round += 1) {
  await exclusively(lockFile, async () => {
    const before = Number(await readFile(file, "utf8"));
    await sleep(5);
    await writeFile(file, String(before + 1));
  });
}
