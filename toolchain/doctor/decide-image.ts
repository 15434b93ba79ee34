import { isPackaged, isService, type ServiceName } from "../images/index.ts";
import { type ImageName, lock } from "../lock.ts";
import { inRegistry, mirror, reference } from "../reference.ts";
import { decideKafka } from "./decide-kafka.ts";
import { decidePackaged } from "./decide-packaged.ts";
import { canBuild, words } from "./decide-tool.ts";
import type { Facts, ImageFacts } from "./facts.ts";
import type { Item } from "./item.ts";
import { madeHere } from "./made-here.ts";

/** The official image, present or pulled; else one made here from the same program; an optional one may stay away. */
export function decideImage(facts: Facts, name: ImageName): Item {
  const image = lock.images[name];
  const repository = inRegistry(image.repository, mirror());
  const found = facts.images[name];
  const base = { id: `image/${name}`, name: `Image ${name}`, version: image.version } as const;
  if (found.official !== undefined) {
    const { id, repoDigest = null } = found.official;
    const from = { kind: "image", source: "present", name: reference(image), webPages: true } as const;
    return {
      ...base,
      how: "present",
      pending: false,
      detail: "the official one",
      outcome: { ...from, id, repoDigest },
    };
  }
  if (found.pullFault === undefined) {
    return { ...base, how: "download", pending: true, detail: repository, downloadMb: image.megabytes };
  }
  if (name === "kafka") return decideKafka(facts, base, found.pullFault);
  if (isPackaged(name)) return decidePackaged(facts, base, name, found.pullFault);
  if (isService(name)) return decideService(facts, { base, name, found, fault: found.pullFault });
  const reason = `${repository}:${image.tag} cannot be pulled here (${found.pullFault})`;
  const remedy = `Load it into the engine: docker load, under the name ${image.repository}:${image.tag}.`;
  const missing = {
    ...base,
    how: "missing",
    pending: false,
    detail: reason,
    remedy,
    optional: image.optional,
  } as const;
  return image.optional ? { ...missing, outcome: { kind: "absent", reason } } : missing;
}

interface ServiceCase {
  readonly base: Pick<Item, "id" | "name" | "version">;
  readonly name: ServiceName;
  readonly found: ImageFacts;
  readonly fault: string;
}

function decideService(facts: Facts, { base, name, found, fault }: ServiceCase): Item {
  if (found.made !== undefined) {
    return { ...base, ...madeHere(found.made) };
  }
  const { download, build } = lock.tools[name];
  const detail = `it cannot be pulled here (${fault}): `;
  if (found.toolOrigin !== undefined) {
    const source = `${detail}from the cached program (${words[found.toolOrigin]})`;
    return { ...base, how: "build", pending: true, detail: source, minutes: 0.1 };
  }
  if (facts.reachable[name]) {
    const source = `${detail}from the published program`;
    return { ...base, how: "build", pending: true, detail: source, downloadMb: download.megabytes, minutes: 0.2 };
  }
  if (canBuild(facts)) {
    const { megabytes, minutes } = build;
    const source = `${detail}from its Go module`;
    return { ...base, how: "build", pending: true, detail: source, downloadMb: megabytes, minutes };
  }
  const remedy = `Load the official image into the engine, or make Go available.`;
  return { ...base, how: "missing", pending: false, detail: `${detail}and there is no Go to build it with`, remedy };
}
