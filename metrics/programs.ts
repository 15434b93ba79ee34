import { gauge } from "./kit/index.ts";

/** Version of each of our own programs. */
export const buildInfo = gauge("sightline_build_info", {
  help: "Version of the running program.",
  labels: ["version"],
});

/** 0 means that a program still runs with the web configuration of before. */
export const webConfigReloaded = gauge("sightline_web_config_last_reload_successful", {
  help: "Whether the web configuration file could be used when it was last read.",
  unit: "boolean",
});

export const webConfigReloadTime = gauge("sightline_web_config_last_reload_success_timestamp_seconds", {
  help: "When the web configuration in force was read.",
  unit: "seconds",
});
