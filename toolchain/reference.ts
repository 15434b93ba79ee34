import { DefinitionError } from "../problems/index.ts";
import type { LockedImage } from "./lock.ts";

/** What names an image in a registry. */
type Named = Pick<LockedImage, "repository" | "tag" | "digest">;

/** Reference to pull an official image by: with its digest where one is pinned, from the mirror where there is one. */
export function reference({ repository, tag, digest }: Named, registry: string | null = mirror()): string {
  const name = `${inRegistry(repository, registry)}:${tag}`;
  return digest === null ? name : `${name}@${digest}`;
}

/** The name by which an official image is known on an engine, whichever registry it came from. */
export function officialName({ repository, tag }: LockedImage): string {
  return `${repository}:${tag}`;
}

/** Where a repository lies in a registry that mirrors it: below the same path, without its own registry's name. */
export function inRegistry(repository: string, registry: string | null): string {
  return registry === null ? repository : [registry, ...repository.split("/").slice(1)].join("/");
}

/** The registry that stands in for the official ones, with a path if it has one; `SIGHTLINE_REGISTRY`. */
export function mirror(): string | null {
  const wanted = process.env.SIGHTLINE_REGISTRY ?? "";
  return wanted === "" ? null : checkedRegistry(wanted, "SIGHTLINE_REGISTRY");
}

/** A registry as it stands in a reference (distribution, `reference.go`): throws when it is none. */
export function checkedRegistry(given: string, path: string): string {
  const registry = given.replace(/\/+$/, "");
  if (/^[a-zA-Z0-9.-]+(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/.test(registry)) return registry;
  throw new DefinitionError([
    {
      check: "toolchain/registry",
      severity: "error",
      path,
      message: `"${given}" is no registry; allowed: a host with its port and a path in lower case, if it has them.`,
      hint: "Write it as in an image's name, without https://: registry.example.org/mirror.",
    },
  ]);
}
