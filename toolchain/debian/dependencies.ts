/**
 * The packages and what they depend on, directly or not, as far as `follow` matches the names; each once.
 * Of alternatives (`a | b`) the first counts, as apt installs it.
 */
export async function dependencies(
  packages: readonly string[],
  follow: RegExp,
  /** Control paragraphs of packages. */
  show: (names: readonly string[]) => Promise<string>,
): Promise<string[]> {
  const found = new Set(packages);
  for (let latest = [...found]; latest.length > 0; ) {
    const names = dependsOn(await show(latest)).filter((name) => follow.test(name) && !found.has(name));
    latest = [...new Set(names)].sort();
    for (const name of latest) found.add(name);
  }
  return [...found];
}

/** The names in all `Depends` and `Pre-Depends` of control paragraphs (Debian policy, 7.1). */
function dependsOn(paragraphs: string): string[] {
  const lists = [...paragraphs.matchAll(/^(?:Pre-)?Depends: (.*)$/gm)].flatMap(([, list = ""]) => list.split(","));
  return lists.flatMap((relation) => /^[a-z0-9][a-z0-9+.-]+/.exec(relation.trim())?.[0] ?? []);
}
