import type Docker from "dockerode";

/** An image that was made here. */
export interface MadeHere {
  /** `sightline/<name>:v<version>-<hash of the recipe>`. */
  readonly tag: string;
  readonly id: string;
  /** When the engine got it, in milliseconds since the epoch; 0: it was loaded by hand. */
  readonly got: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Of the images of one name those that nothing needs any more: neither the two newest, nor what came within a day, which
 * another checkout may be about to use, nor what somebody loaded.
 */
export function superseded(
  images: readonly MadeHere[],
  options: {
    /** Ids in use or on record. */
    readonly needed: ReadonlySet<string>;
    readonly now: number;
  },
): MadeHere[] {
  const newestFirst = images.toSorted((a, b) => b.got - a.got);
  return newestFirst.slice(2).filter(({ id, got }) => got > 0 && options.now - got > day && !options.needed.has(id));
}

/**
 * Removes what newer builds have superseded of these images: neither of the two newest, nor what a container has, nor
 * what is on record. What cannot be removed stays: it costs disk, and no more.
 */
export async function removeSuperseded(
  docker: Docker,
  names: readonly string[],
  options: {
    /** Ids that are kept although no container has them. */
    readonly onRecord: ReadonlySet<string>;
    readonly now: number;
  },
): Promise<void> {
  const { onRecord, now } = options;
  const containers = await docker.listContainers({ all: true });
  const needed = new Set([...onRecord, ...containers.map(({ ImageID }) => ImageID)]);
  for (const name of names) {
    for (const { tag } of superseded(await madeHere(docker, name), { needed, now })) {
      await docker
        .getImage(tag)
        .remove()
        .catch(() => undefined);
    }
  }
}

/** The images of a name that the toolchain made, by its label and its kind of tag. */
export async function madeHere(docker: Docker, name: string): Promise<MadeHere[]> {
  const found = await docker.listImages({
    filters: { reference: [`sightline/${name}`], label: ["sightline.recipe"] },
  });
  const tags = found.flatMap(({ Id, RepoTags }) => (RepoTags ?? []).map((tag) => ({ tag, id: Id })));
  const own = tags.filter(({ tag }) => tag.startsWith(`sightline/${name}:v`));
  return Promise.all(
    own.map(async ({ tag, id }) => {
      const { Metadata } = (await docker.getImage(id).inspect()) as { Metadata?: { LastTagTime?: string } };
      return { tag, id, got: Math.max(0, Date.parse(Metadata?.LastTagTime ?? "") || 0) };
    }),
  );
}
