import { hasApt } from "../debian/index.ts";
import {
  kafkaProgramIsCached,
  type PackagedName,
  packagedNames,
  packagesAreCached,
  startProgramIsCached,
} from "../images/index.ts";
import type { Platform } from "../lock.ts";
import type { Facts } from "./facts.ts";

type Packages = Pick<Facts, "packages" | "startProgramCached">;

/** Looks for what images are made of beside published programs: packages and the programs that start them. */
export async function inspectPackages(platform: Platform | undefined): Promise<Packages> {
  const per = async (look: (name: PackagedName, on: Platform) => Promise<boolean>) => {
    const found = packagedNames.map(async (name) => [name, platform !== undefined && (await look(name, platform))]);
    return Object.fromEntries(await Promise.all(found)) as Record<PackagedName, boolean>;
  };
  const [installable, cached, started, kafka] = await Promise.all([
    platform === undefined ? false : hasApt(),
    per(packagesAreCached),
    per(startProgramIsCached),
    platform !== undefined && kafkaProgramIsCached(platform),
  ]);
  return { packages: { installable, cached }, startProgramCached: { ...started, kafka } };
}
