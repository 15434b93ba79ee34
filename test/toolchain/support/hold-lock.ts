// Takes a lock, says so and keeps it until it is killed. Argument: lock file.
import { setTimeout as sleep } from "node:timers/promises";
import { exclusively } from "../../../toolchain/cache/index.ts";

const [lockFile = ""] = process.argv.slice(2);
await exclusively(lockFile, async () => {
  process.stdout.write("held\n");
  await sleep(600_000);
});
