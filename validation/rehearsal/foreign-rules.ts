import type { Settings } from "../../settings/index.ts";

/** What a rehearsal says of rules that came as files: nothing says in which series they fire, so they are not played. */
export function foreignRules({ rulesFrom }: Pick<Settings, "rulesFrom">): readonly string[] {
  return rulesFrom.length === 0
    ? []
    : [
        `Rules of ${rulesFrom.join(", ")} were not played, for they have no scenarios: what tests they have must prove them.`,
      ];
}
