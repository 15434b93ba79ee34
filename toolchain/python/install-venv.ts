import { join } from "node:path";
import { cacheFolder, exclusively } from "../cache/index.ts";
import { lock } from "../lock.ts";
import { run } from "../tools/index.ts";

/** Installs the distribution's Python and what it needs to make environments; only root on Debian or Ubuntu can. */
export async function installVenv(onNote: (note: string) => void): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const { packages } = lock.python;
  await exclusively(join(cacheFolder(), "locks", "python"), async () => {
    onNote("reading the distribution's package list");
    await run("apt-get", ["update"], { env });
    onNote(`installing ${packages.join(" and ")}`);
    await run("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env });
  });
}
