import { type PackagedName, packagedMegabytes } from "../images/index.ts";
import { lock } from "../lock.ts";
import { officialName } from "../reference.ts";
import { goRemedy } from "../tools/index.ts";
import { canBuild } from "./decide-tool.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

type Base = Pick<Item, "id" | "name" | "version">;

/** A server whose image cannot be pulled, from the distribution's packages. */
export function decidePackaged(facts: Facts, base: Base, name: PackagedName, pullFault: string): Item {
  const { made } = facts.images[name];
  if (made !== undefined) return { ...base, ...madeHere(made) };
  const detail = `it cannot be pulled here (${pullFault})`;
  const fault = faultOf(facts, name);
  if (fault !== undefined) {
    const remedy = `Load it into the engine: docker load, under the name ${officialName(lock.images[name])}.`;
    return { ...base, how: "missing", pending: false, detail: `${detail}, and ${fault}`, remedy };
  }
  if (!facts.startProgramCached[name] && !canBuild(facts)) {
    const why = `${detail}, and there is no Go for its start program`;
    return { ...base, how: "missing", pending: false, detail: why, remedy: goRemedy };
  }
  const cost = facts.packages.cached[name] ? {} : { downloadMb: packagedMegabytes[name] };
  const source = `${detail}: from the distribution's packages`;
  return { ...base, how: "build", pending: true, detail: source, ...cost, minutes: 0.2 };
}

function faultOf({ samePlatform, packages }: Facts, name: PackagedName): string | undefined {
  if (!samePlatform) return "the engine runs on another platform than this machine";
  if (!packages.cached[name] && !packages.installable)
    return "it comes from Debian or Ubuntu packages, which this machine cannot unpack";
  return undefined;
}
