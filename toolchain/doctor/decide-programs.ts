import { goRemedy } from "../tools/index.ts";
import { canBuild } from "./decide-tool.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

/**
 * Our own programs: made here from the pinned Node where a Go for the health probe is at hand, else left to Pulumi,
 * which builds the Dockerfile on the engine; that needs its two base images.
 */
export function decidePrograms(facts: Facts): Item {
  const { samePlatform } = facts;
  const { version, made, probeCached, pullFault } = facts.programs;
  const base = { id: "image/programs", name: "Image programs", version } as const;
  if (made !== undefined) {
    return { ...base, ...madeHere(made) };
  }
  if (samePlatform && (probeCached || facts.go !== undefined)) return here(base);
  if (pullFault === undefined) {
    const detail = "Pulumi builds it on the engine from its Dockerfile";
    return { ...base, how: "build", pending: false, detail, downloadMb: 160, minutes: 1 };
  }
  if (samePlatform && canBuild(facts)) return here(base);
  const why = samePlatform
    ? "there is no Go for its health probe"
    : "the engine runs on another platform than this machine";
  const detail = `its base images cannot be pulled (${pullFault}), and ${why}`;
  const remedy = samePlatform
    ? goRemedy
    : "Run this on a Linux machine with the engine's processor, or let the engine reach Docker Hub.";
  return { ...base, how: "missing", pending: false, detail, remedy };
}

function here(base: Pick<Item, "id" | "name" | "version">): Item {
  return { ...base, how: "build", pending: true, detail: "made here from the pinned Node", minutes: 0.2 };
}
