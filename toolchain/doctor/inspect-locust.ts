import { inspectHost } from "../engine/index.ts";
import { lock } from "../lock.ts";
import { cachedLocust, findPython, installedLocust } from "../python/index.ts";
import type { LocustFacts } from "./facts.ts";
import type { ItemId } from "./item.ts";

/** Looks for Locust and, where it is not there, for a Python to run it; starts no Python unless it is wanted. */
export async function inspectLocust(wanted: ReadonlySet<ItemId>): Promise<LocustFacts> {
  const nothing = { installed: undefined, cached: undefined, python: undefined, canInstallVenv: false };
  if (!wanted.has("locust")) return nothing;
  const [installed, python, host] = await Promise.all([
    installedLocust(),
    findPython(lock.python.minimum),
    inspectHost(),
  ]);
  const cached = python === undefined ? undefined : await cachedLocust(python);
  const known = host.distributions.some((name) => name === "debian" || name === "ubuntu");
  return { installed, cached, python, canInstallVenv: host.root && host.aptGet && known };
}
