import { existsSync } from "node:fs";
import { DefinitionError } from "../../problems/index.ts";
import { hasApt } from "../debian/index.ts";
import { run } from "../tools/index.ts";
import { findChromium } from "./find-chromium.ts";

/**
 * A Chromium that runs without a screen: one that is there, else, for root on Debian, its package (125 MB).
 * @throws DefinitionError when there is none to be had, with what to do
 */
export async function acquireChromium(options: { readonly onInstall?: () => void } = {}): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) {
    if (existsSync(found)) return found;
    throw missing(`SIGHTLINE_CHROMIUM names ${found}, which is not there.`, "Correct it, or unset it.");
  }
  if (process.getuid?.() !== 0 || !(await hasApt()))
    throw missing(
      "there is no Chromium on this machine.",
      "Install one (`apt-get install chromium`, `npx playwright install chromium`), or name it in SIGHTLINE_CHROMIUM.",
    );
  options.onInstall?.();
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["--quiet", "update"], { env: quiet });
  await run("apt-get", ["--quiet", "--yes", "--no-install-recommends", "install", "chromium"], { env: quiet });
  const installed = await findChromium();
  if (installed === undefined) throw missing("Debian's package chromium has none.", "Name one in SIGHTLINE_CHROMIUM.");
  return installed;
}

function missing(message: string, hint: string): DefinitionError {
  return new DefinitionError([{ check: "toolchain/missing", severity: "error", path: "Chromium", message, hint }]);
}
