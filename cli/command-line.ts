/** The commands that the repository's package.json has as scripts. */
const scripts: readonly string[] = ["up", "down", "passwords", "preview", "doctor"];

/**
 * What to type for a command: `npm run passwords -- --stack staging` in the repository, whose sources run as they are,
 * `npx sightline passwords --stack staging` where it is installed as a package.
 */
export function commandLine(
  command: string,
  options: readonly string[] = [],
  inRepository = import.meta.filename.endsWith(".ts"),
): string {
  if (!inRepository) return ["npx sightline", command, ...options].join(" ");
  if (!scripts.includes(command)) return ["node cli/sightline.mjs", command, ...options].join(" ");
  return [`npm run ${command}`, ...(options.length > 0 ? ["--", ...options] : [])].join(" ");
}

/** The option that names a stack, for every one but the default. */
export function stackOption(stack: string): readonly string[] {
  return stack === "dev" ? [] : ["--stack", stack];
}
