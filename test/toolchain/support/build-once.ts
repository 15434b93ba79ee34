// Builds one cache entry and notes in a log that it did. Arguments: log file, how long the build takes in ms.
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cached } from "../../../toolchain/cache/index.ts";

const [log = "", duration = "0"] = process.argv.slice(2);
const folder = await cached({ name: "thing", key: "1.0.0" }, async (target) => {
  await appendFile(log, "built\n");
  await writeFile(join(target, "first"), "half");
  process.stdout.write("building\n");
  await sleep(Number(duration));
  await writeFile(join(target, "second"), "whole");
});
process.stdout.write(`${folder}\n`);
