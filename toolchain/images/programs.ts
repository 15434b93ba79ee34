/**
 * Our own programs, all in the one image `sightline/programs`: the container's command is the name.
 * Each is one entry file, relative to the project's root, bundled with everything it imports.
 */
export const programs: Readonly<Record<string, string>> = {
  inbox: "exporters/inbox/main.ts",
  readiness: "stack/agent/readiness-main.ts",
  release: "stack/agent/release-main.ts",
  "reload-grafana": "stack/agent/reload-grafana-main.ts",
};
