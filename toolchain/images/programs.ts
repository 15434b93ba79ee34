/** Program name → entry file relative to the project's root, bundled with everything it imports; it exports `main`. */
export type ProgramEntries = Readonly<Record<string, string>>;

/**
 * Our own programs, all in the one image `sightline/programs`: the container's command is the name.
 */
export const programs: ProgramEntries = {
  containers: "exporters/containers/main.ts",
  health: "exporters/health/main.ts",
  inbox: "exporters/inbox/main.ts",
  "kafka-lag": "exporters/kafka-lag/main.ts",
  "load-test": "exporters/load-test/main.ts",
  readiness: "stack/agent/readiness-main.ts",
  release: "stack/agent/release-main.ts",
  "reload-grafana": "stack/agent/reload-grafana-main.ts",
  signal: "exporters/signal/main.ts",
  "socket-proxy": "exporters/socket-proxy/main.ts",
};

/** The server of the preview, alone in the image `sightline/preview`. */
export const previewProgram: ProgramEntries = { preview: "preview/server/main.ts" };
