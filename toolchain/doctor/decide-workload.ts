import type { JavaCost } from "./decide-java.ts";
import { javaCost } from "./decide-java.ts";
import type { Facts, MadeHereFacts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

type Base = Pick<Item, "id" | "name" | "version">;

/** The miniature's Node programs: made here from the pinned Node, else built by Pulumi. */
export function decideWorkloads(facts: Facts): Item {
  const { samePlatform, workloads } = facts;
  const fault = samePlatform ? undefined : "the engine runs on another platform than this machine";
  const base = { id: "image/workloads", name: "Image workloads", version: workloads.version } as const;
  return decideWorkload(base, workloads, { cost: { fault }, source: "the pinned Node", dockerfileMb: 80 });
}

/** The miniature's Java service: made here when Java is at hand, else built by Pulumi, else here with what it needs. */
export function decideApiService(facts: Facts): Item {
  const { apiService } = facts;
  const base = { id: "image/api-service", name: "Image api-service", version: apiService.version } as const;
  const cost = javaCost(facts, ["api-service", "compiler"]);
  return decideWorkload(base, apiService, { cost, source: "Java and its Maven jars", dockerfileMb: 290 });
}

/** What an item says that is made of sources which a package does not carry. */
export const sourcesMissing = {
  how: "missing",
  pending: false,
  detail: "its sources are in Sightline's repository, not in the package, and the engine has no such image",
  remedy: "Run the demo from a clone of the repository, or load its images from there: images --save, docker load.",
} as const;

interface WayHere {
  readonly cost: JavaCost;
  readonly source: string;
  /** What the base images of its Dockerfile weigh. */
  readonly dockerfileMb: number;
}

function decideWorkload(base: Base, { made, pullFault, hasSources }: MadeHereFacts, way: WayHere): Item {
  const { fault, downloadMb } = way.cost;
  if (made !== undefined) return { ...base, ...madeHere(made) };
  if (!hasSources) return { ...base, ...sourcesMissing };
  const here = { ...base, how: "build", pending: true, detail: `made here from ${way.source}`, minutes: 0.2 } as const;
  if (fault === undefined && downloadMb === undefined) return here;
  if (pullFault === undefined) {
    const detail = "Pulumi builds it on the engine from its Dockerfile";
    return { ...base, how: "build", pending: false, detail, downloadMb: way.dockerfileMb, minutes: 1 };
  }
  if (fault === undefined) return { ...here, ...(downloadMb === undefined ? {} : { downloadMb }), minutes: 0.5 };
  const detail = `its base images cannot be pulled (${pullFault}), and ${fault}`;
  const remedy =
    "Run this on a Debian or Ubuntu machine with the engine's processor, or let the engine reach Docker Hub.";
  return { ...base, how: "missing", pending: false, detail, remedy };
}
