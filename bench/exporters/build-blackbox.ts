import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acquireGo, cached, fingerprint, run } from "../../toolchain/index.ts";

const version = "v0.28.0";
const module = "github.com/prometheus/blackbox_exporter";

/** Builds prometheus/blackbox_exporter from its module, with upstream's own dependencies, into the cache; returns the executable. */
export async function buildBlackbox(): Promise<string> {
  const wrapper = join(import.meta.dirname, "blackbox");
  const sums = await readFile(join(wrapper, "go.sum"), "utf8");
  const entry = { name: "bench-blackbox", key: `${version}-${fingerprint(sums).slice(0, 12)}` };
  const folder = await cached(entry, async (into) => {
    const go = await acquireGo();
    const work = await mkdtemp(join(tmpdir(), "bench-blackbox-"));
    try {
      for (const file of ["go.mod", "go.sum"]) await copyFile(join(wrapper, file), join(work, file));
      const args = ["build", "-mod=readonly", "-trimpath", "-ldflags", "-s -w", "-o", `${into}/`, module];
      const env = { CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local", GOWORK: "off" };
      await run(go.executable, args, { cwd: work, env });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return join(folder, "blackbox_exporter");
}
