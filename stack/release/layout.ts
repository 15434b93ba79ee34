/**
 * Where things lie in a config or secrets volume.
 *
 *     releases/<digest>/…   immutable files of one release
 *     current               symbolic link to the applied release, switched by rename(2)
 *     live/…                plain files at stable paths, for readers that key by real path (Grafana's dashboards)
 */
export const releasesFolder = "releases";
export const currentLink = "current";
export const liveFolder = "live";

/** The link target of `current` for a release; relative, so that it holds wherever the volume is mounted. */
export function linkTarget(digest: string): string {
  return `${releasesFolder}/${digest}`;
}

/** The digest that a link target names, or `undefined` when it names no release. */
export function digestOf(target: string): string | undefined {
  const match = /^releases\/([0-9a-f]{8,64})\/?$/.exec(target);
  return match?.[1];
}
